// Makes the file of a form, as our own parser reads it. Nothing is sent and nothing is kept.
const form = document.querySelector("form.pilih");
const result = document.querySelector("[data-hasil]");
const summary = form.querySelector("[data-ringkasan]");
const folderField = document.getElementById("f-folder");
const nameField = document.getElementById("f-nama");
const fileText = document.getElementById("berkas");
const SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$";
let address = "";

const keyed = () => [...form.querySelectorAll("[data-kunci]")];
const keyedAs = (name) => form.querySelector(`[data-kunci="${name}"]`);
const fits = (pattern, value) => new RegExp(pattern, "u").exec(value) !== null;
const oneLine = (value) => value.split(/\s+/u).filter(Boolean).join(" ");
const entries = (value) => value.split("\n").map(oneLine).filter(Boolean);
const quoted = (value) => `'${value.replaceAll("'", "''")}'`;

function slugOf(title) {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/gu, "-").replace(/^-|-$/gu, "").slice(0, 100).replace(/-$/u, "");
}

function realDay(value) {
  const [year, month, day] = value.slice(0, 10).split("-").map(Number);
  const found = new Date(Date.UTC(year, month - 1, day));
  const hours = /(\d{2}):(\d{2})$/u.exec(value);
  const inDay = hours === null || (Number(hours[1]) < 24 && Number(hours[2]) < 60);
  return year >= 1900 && found.getUTCMonth() === month - 1 && found.getUTCDate() === day && inDay;
}

function partFault(field, value) {
  const { pola, panjang } = field.dataset;
  if (Number(panjang) && [...value].length > Number(panjang)) return `paling panjang ${panjang} huruf`;
  if (/<[a-z!/?]/iu.exec(value)) return "tulis sebagai teks biasa, tanpa tanda <…>";
  if (!pola) return "";
  if (!fits(pola, value)) {
    if (pola.startsWith("^https")) return "awali dengan https://";
    if (pola.includes("\\d{2}:")) return "tulis seperti 2026-11-22 atau 2026-11-22 08:00";
    if (pola.startsWith("^\\d")) return "tulis hari seperti 2026-11-22";
    return "bentuknya tidak seperti yang diminta";
  }
  return pola.startsWith("^\\d") && !realDay(value) ? "hari atau jam itu tidak ada" : "";
}

const fieldsOf = (part) => [...part.querySelectorAll("[data-kunci]")];
const isEmpty = (part) => fieldsOf(part).every((field) => !field.value.trim());

function fault(field) {
  const { jenis, dari, sampai } = field.dataset;
  const part = field.closest("[data-butir]");
  if (part && isEmpty(part)) return "";
  const value = field.value.trim();
  const { atau } = field.dataset;
  if (!value && atau) return keyedAs(atau).value.trim() ? "" : `wajib diisi, kecuali ${atau} diisi`;
  if (!value) return field.required ? "wajib diisi" : "";
  if (jenis === "angka") {
    if (!fits("^-?[0-9]{1,9}$", value)) return "tulis bilangan bulat tanpa titik atau koma";
    if (dari && Number(value) < Number(dari)) return `paling kecil ${dari}`;
    return sampai && Number(value) > Number(sampai) ? `paling besar ${sampai}` : "";
  }
  const parts = jenis === "daftar" ? entries(value) : [oneLine(value)];
  return parts.map((part) => partFault(field, part)).find(Boolean) ?? "";
}

function nameFault() {
  const name = fileName();
  if (!name) return "tulis nama berkas, atau judul yang memuat huruf";
  return name.length > 100 || !fits(SLUG, name) ? "hanya huruf kecil, angka, dan tanda hubung" : "";
}

const folderFault = () => (folderField.value ? "" : "pilih dahulu");

function open(field) {
  const around = field.closest("details");
  if (around) around.open = true;
  field.focus();
}

const fileName = () => nameField.value.trim() || slugOf(document.getElementById("f-judul").value);

function show(field, told) {
  const place = document.getElementById(field.getAttribute("aria-describedby"))?.querySelector("[data-salah]");
  if (told) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  if (!place) return;
  place.replaceChildren();
  if (!told) return;
  const mark = document.createElement("strong");
  mark.className = "cap cap-bahaya";
  mark.textContent = "Periksa";
  const words = document.createElement("strong");
  words.textContent = `${told}.`;
  place.append(mark, " ", words, " ");
}

function entry(field) {
  const name = field.dataset.kunci.split(".").pop();
  if (field.dataset.jenis === "tanda") return field.checked ? `${name}: true\n` : "";
  const value = field.value.trim();
  if (!value) return "";
  if (field.dataset.jenis === "daftar") {
    return `${name}:\n${entries(value).map((each) => `  - ${quoted(each)}\n`).join("")}`;
  }
  return `${name}: ${quoted(oneLine(value))}\n`;
}

function list(around) {
  const parts = [...around.querySelectorAll("[data-butir]")].filter((part) => !isEmpty(part));
  const written = parts.map((part) => fieldsOf(part).map(entry).join("").replace(/^(?=.)/gmu, "    ").replace("    ", "  - "));
  return written.length > 0 ? `${around.dataset.kelompok}:\n${written.join("")}` : "";
}

function record() {
  const groups = new Map();
  let text = "";
  for (const field of keyed().filter((each) => !each.closest("[data-butir]"))) {
    const written = entry(field);
    const [group, inner] = field.dataset.kunci.split(".");
    if (inner && written) groups.set(group, (groups.get(group) ?? "") + written.replace(/^(?=.)/gmu, "  "));
    else text += written;
  }
  for (const [group, inner] of groups) text += `${group}:\n${inner}`;
  for (const around of form.querySelectorAll("[data-kelompok]")) text += list(around);
  const body = form.querySelector("[data-isi]");
  return body ? `---\n${text}---\n${body.value.replaceAll("\r\n", "\n").trimEnd()}\n` : text;
}

function make() {
  const faults = keyed().filter((field) => field.dataset.jenis !== "tanda").map((field) => [field, fault(field)]);
  faults.unshift([folderField, folderFault()]);
  faults.push([nameField, nameFault()]);
  for (const [field, told] of faults) show(field, told);
  const wrong = faults.filter(([, told]) => told);
  summary.hidden = wrong.length === 0;
  result.hidden = wrong.length > 0;
  if (wrong.length > 0) {
    summary.querySelector("ul").replaceChildren(...wrong.map(([field, told]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${field.id}`;
      const heading = field.closest("[data-butir]")?.firstElementChild.textContent;
      const label = field.labels[0].textContent.replace(/ \(wajib.*/u, "").trim();
      link.textContent = [heading, label, told].filter(Boolean).join(": ");
      link.addEventListener("click", (event) => { event.preventDefault(); open(field); });
      item.append(link);
      return item;
    }));
    summary.focus();
    return;
  }
  const name = `${fileName()}${form.dataset.akhiran}`;
  fileText.value = record();
  result.querySelector("[data-letak]").textContent = `${folderField.value}${name}`;
  const download = result.querySelector("[data-unduh]");
  if (address) URL.revokeObjectURL(address);
  address = URL.createObjectURL(new Blob([fileText.value], { type: "text/plain;charset=utf-8" }));
  download.href = address;
  download.download = name;
  result.querySelector("[role=status]").textContent = "";
  result.focus();
}

function lists(around) {
  const more = around.querySelector("[data-tambah]");
  let count = 0;
  more.addEventListener("click", () => {
    count += 1;
    const part = around.querySelector("template").content.firstElementChild.cloneNode(true);
    part.firstElementChild.append(` ${count}`);
    for (const name of ["id", "for", "aria-describedby", "aria-labelledby"]) {
      for (const each of [part, ...part.querySelectorAll(`[${name}]`)]) {
        if (each.hasAttribute(name)) each.setAttribute(name, `${each.getAttribute(name)}.${count}`);
      }
    }
    part.querySelector("[data-hapus]").addEventListener("click", () => { part.remove(); result.hidden = true; more.focus(); });
    more.parentElement.before(part);
    fieldsOf(part)[0].focus();
  });
}

form.querySelectorAll("[data-kelompok]").forEach(lists);
document.querySelector("[data-tanpa]").remove();
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => {
  result.hidden = true;
  const field = event.target;
  if (field === nameField) show(field, nameFault());
  else if (field === folderField) show(field, folderFault());
  else if (field.dataset.kunci && field.dataset.jenis !== "tanda") {
    const part = field.closest("[data-butir]");
    for (const each of part && isEmpty(part) ? fieldsOf(part) : [field]) show(each, fault(each));
    const other = form.querySelector(`[data-atau="${field.dataset.kunci}"]`);
    if (other?.hasAttribute("aria-invalid")) show(other, fault(other));
  }
});
form.querySelector("[data-buat]").addEventListener("click", make);
result.querySelector("[data-salin]").addEventListener("click", () => {
  fileText.select();
  const copied = document.execCommand("copy");
  result.querySelector("[role=status]").textContent = copied ? "Tersalin." : "Tekan Ctrl+C untuk menyalin.";
});
