#pragma once
// Which requests are those of the page itself. A browser also sends what other pages want: a page of any name
// may have its name point to this computer (DNS rebinding), and post to addresses that are not its own.

#include "monitor/web/web_address.h"

namespace monitor {

/// Whether the Host header of a request names the address the page is at: localhost or 127.0.0.1 where that
/// is loopback, the address itself, any IPv4 address where it is all of them; and the port. Any thread may
/// call.
bool isOwnHost(const std::string& host, const WebAddress& address);

/// Whether the Origin header of a request, whose host is the page's own, is that of the page.
bool isOwnOrigin(const std::string& origin, const std::string& host);

/// Whether a Content-Type is application/json, which a form of another page cannot send.
bool isJson(const std::string& contentType);

}  // namespace monitor
