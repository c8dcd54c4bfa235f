// Loads the page anew once the preview has something else to show. Tabs in the background hold no connection:
// browsers open only a few to one server.
const shown = document.currentScript.dataset.keadaan;
let source = null;

function follow() {
  if (document.hidden) {
    source?.close();
    source = null;
  } else if (!source) {
    source = new EventSource("/.pratinjau/keadaan");
    source.onmessage = (event) => {
      if (event.data !== shown) {
        source.close();
        location.reload();
      }
    };
  }
}

document.addEventListener("visibilitychange", follow);
follow();
