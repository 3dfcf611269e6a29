#pragma once

namespace monitor {

/// page.html, page.css, elements.js, chart.js and page.js of this folder.
extern const char* const PAGE_HTML;
extern const char* const PAGE_CSS;
extern const char* const CHART_JS;
extern const char* const ELEMENTS_JS;
extern const char* const PAGE_JS;

}  // namespace monitor
