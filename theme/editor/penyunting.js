// Loaded before Decap CMS, which it keeps from starting by itself: first the interface learns Indonesian.
window.CMS_MANUAL_INIT = true

// Our records know no empty values: a key without one is left out.
const isEmpty = value => value === "" || value === null || value === undefined || value.size === 0
const filled = value =>
  value && typeof value.map === "function" ? value.map(filled).filter(each => !isEmpty(each)) : value

// Files are called as our rules ask, whatever they are called on the computer they come from.
const plain = text =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
const renamed = file => {
  const [, stem, ending] = file.name.match(/^(.*?)(\.[^.]*)?$/)
  return new File([file], (plain(stem) || "berkas") + (ending || "").toLowerCase(), { type: file.type })
}
addEventListener(
  "change",
  ({ target }) => {
    if (target.type !== "file") return
    const files = new DataTransfer()
    for (const file of target.files) files.items.add(renamed(file))
    target.files = files.files
  },
  true,
)

addEventListener("DOMContentLoaded", () => {
  document.body.replaceChildren()
  CMS.registerLocale("id", window.BAHASA)
  CMS.registerEventListener({ name: "preSave", handler: ({ entry }) => filled(entry.get("data")) })
  CMS.init()
})
