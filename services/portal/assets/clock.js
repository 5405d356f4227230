// SPDX-License-Identifier: Apache-2.0
// Lets clocks run on between two looks of the server: by the server's time, and in working time alone.
const offset = Number(document.body.dataset.jam) - Date.now();
const serverNow = () => Date.now() + offset;

function span(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${Math.floor(seconds)} detik`;
  if (minutes < 60) return `${minutes} menit`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} jam` + (rest ? ` ${rest} menit` : "");
}

function tick(clock) {
  const left = Number(clock.dataset.sisa);
  const until = Number(clock.dataset.buka) * 1000;
  if (!until || Math.abs(left) > 4 * 3600) return; // days are told by the server alone
  clock.dataset.mulai ||= String(serverNow());
  const passed = (Math.min(serverNow(), until) - Number(clock.dataset.mulai)) / 1000;
  const now = left - Math.max(0, passed);
  const number = clock.querySelector(".angka");
  if (number) number.textContent = (now < 0 ? "lewat " : "sisa ") + span(Math.abs(now));
}

export function startClocks() {
  const all = () => document.querySelectorAll(".jam[data-buka]").forEach(tick);
  all();
  setInterval(all, 1000);
}
