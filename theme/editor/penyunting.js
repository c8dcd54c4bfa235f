// Loaded before Decap CMS, which it keeps from starting by itself: first the interface learns Indonesian.
window.CMS_MANUAL_INIT = true

// Our records know no empty values: a key without one is left out.
const isEmpty = value => value === "" || value === null || value === undefined || value.size === 0
const filled = value =>
  value && typeof value.map === "function" ? value.map(filled).filter(each => !isEmpty(each)) : value

addEventListener("DOMContentLoaded", () => {
  document.body.replaceChildren()
  CMS.registerLocale("id", window.BAHASA)
  CMS.registerEventListener({ name: "preSave", handler: ({ entry }) => filled(entry.get("data")) })
  CMS.init()
})
