#pragma once

namespace monitor {

/// page.html, page.css and page.js of this folder.
extern const char* const PAGE_HTML;
extern const char* const PAGE_CSS;
extern const char* const PAGE_JS;

}  // namespace monitor
