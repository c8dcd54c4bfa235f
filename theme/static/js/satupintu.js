// Comfort only: every page works without this file.
(() => {
  const menus = [...document.querySelectorAll('details[name="menu"]')];
  const close = (kept) => menus.forEach((menu) => { if (menu !== kept) menu.open = false; });

  // One open at a time, also where <details name> is unknown.
  menus.forEach((menu) => menu.addEventListener('toggle', () => menu.open && close(menu)));
  addEventListener('click', (event) => close(event.target.closest('details[name="menu"]')));
  addEventListener('keydown', (event) => {
    if (event.key === '/' && !event.ctrlKey && !event.target.closest('input, textarea, select')) {
      const search = document.getElementById('q') ?? document.querySelector('.buka-cari');
      if (search) { event.preventDefault(); search.focus(); }
    }
    const menu = event.key === 'Escape' && menus.find((one) => one.open);
    if (!menu) return;
    if (menu.contains(document.activeElement)) menu.firstElementChild.focus();
    close();
  });

  // Turned on its side, a phone may show the desktop bar.
  matchMedia('(min-width: 60rem)').onchange = () => document.getElementById('menu').hidePopover?.();

  document.querySelectorAll('[data-cetak]').forEach((button) => {
    button.hidden = false;
    button.onclick = () => print();
  });
})();
