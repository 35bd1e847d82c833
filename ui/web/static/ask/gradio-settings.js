// Settings that Gradio reads while its script is loaded.
"use strict";

window.__gradio_mode__ = "app";
// Nothing on this page is called by other programs, so there is nothing to describe to Gradio.
window.gradio_api_info = { named_endpoints: {}, unnamed_endpoints: {} };
