// Comfort only: every page works without this file.
(() => {
  const menus = [...document.querySelectorAll('details[name="menu"]')];
  const close = (except) => menus.forEach((menu) => { if (menu !== except) menu.open = false; });

  // One open at a time, also where <details name> is not known yet.
  menus.forEach((menu) => menu.addEventListener('toggle', () => { if (menu.open) close(menu); }));

  document.addEventListener('keydown', (event) => {
    const open = event.key === 'Escape' && menus.find((menu) => menu.open);
    if (!open) return;
    open.open = false;
    if (open.contains(document.activeElement)) open.firstElementChild.focus();
  });

  document.addEventListener('click', (event) => close(event.target.closest('details[name="menu"]')));

  // A phone turned on its side may get the desktop bar: the overlay goes.
  matchMedia('(min-width: 60rem)').addEventListener('change', () => document.getElementById('menu').hidePopover?.());

  document.querySelectorAll('[data-cetak]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => print());
  });
})();
