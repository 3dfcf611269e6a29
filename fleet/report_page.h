#pragma once

namespace fleet {

/// report.html; /*OUTCOME*/null in it stands for the figures, as JSON.
extern const char* const REPORT_HTML;

}  // namespace fleet
