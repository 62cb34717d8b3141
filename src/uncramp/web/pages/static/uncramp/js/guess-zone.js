// The browser knows its time zone: fill it in where nobody has chosen one yet.
const field = document.querySelector("[data-guess-zone]");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const fits = (select) => [...select.options].some((option) => option.value === zone);

if (field && (!field.options || fits(field))) field.value = zone;
