// Proves a certificate in the browser: docs/decisions/certificates.md tells the format and the verdicts.
// The text behind "#" is read here and sent nowhere; fetched are the county's keys and one of 256 parts of
// the list of void papers.

const FORMAT = 1;
const HEADER = [0xa2, 0x01, 0x27, 0x04, 0x48]; // {1: -8, 4: eight bytes}
const DAY_MS = 86400000;
const check = document.getElementById("check");

class Unreadable extends Error {}

function bytesOfBase32(text) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bytes = [];
  let held = 0, bits = 0;
  for (const letter of text.toUpperCase()) {
    const value = alphabet.indexOf(letter);
    if (value < 0) throw new Unreadable();
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  // Bits left over mean nothing; only one spelling of a code is taken.
  if (bits >= 5 || held !== 0) throw new Unreadable();
  return Uint8Array.from(bytes);
}

// Reads the few kinds of CBOR (RFC 8949) that a code has, in their shortest form only.
class Reader {
  constructor(bytes) { this.bytes = bytes; this.at = 0; }
  take(count) {
    if (this.at + count > this.bytes.length) throw new Unreadable();
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }
  head(kind) {
    const [first] = this.take(1);
    if (first >> 5 !== kind) throw new Unreadable();
    const small = first & 31;
    if (small < 24) return small;
    if (small > 26) throw new Unreadable();
    const size = 1 << (small - 24);
    const value = this.take(size).reduce((sum, byte) => sum * 256 + byte, 0);
    if (value < [24, 256, 65536][small - 24]) throw new Unreadable();
    return value;
  }
  whole() { return this.head(0); }
  data() { return this.take(this.head(2)); }
  text() {
    const bytes = this.take(this.head(3));
    try { return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes); }
    catch { throw new Unreadable(); }
  }
  end() { if (this.at !== this.bytes.length) throw new Unreadable(); }
}

function headOf(kind, length) {
  return length < 24 ? [kind * 32 + length] : length < 256 ? [kind * 32 + 24, length] : [kind * 32 + 25, length >> 8, length & 255];
}

function read(text) {
  const outer = new Reader(bytesOfBase32(text));
  if (outer.head(4) !== 4) throw new Unreadable();
  const header = outer.data();
  if (outer.head(5) !== 0) throw new Unreadable();
  const payload = outer.data(), signature = outer.data();
  outer.end();
  if (header.length !== 13 || HEADER.some((byte, at) => header[at] !== byte) || signature.length !== 64) throw new Unreadable();
  // Sig_structure of RFC 9052, 4.4.
  const message = Uint8Array.from([0x84, 0x6a, ...new TextEncoder().encode("Signature1"),
    ...headOf(2, header.length), ...header, 0x40, ...headOf(2, payload.length), ...payload]);
  return { keyId: hex(header.subarray(5)), facts: factsOf(new Reader(payload)), message, signature };
}

function factsOf(reader) {
  if (reader.head(4) !== 10 || reader.whole() !== FORMAT) throw new Unreadable();
  const kind = reader.whole();
  if (kind < 1 || kind > 4) throw new Unreadable();
  const [number, name, issuer, honour] = [reader.text(), reader.text(), reader.text(), reader.text()];
  const [minutes, from, to, issued] = [reader.whole(), reader.whole(), reader.whole(), reader.whole()];
  reader.end();
  return { kind, number, name, issuer, honour, minutes, from, to, issued };
}

function hex(bytes) { return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""); }
function unhex(text) { return Uint8Array.from(text.match(/../g) || [], (two) => parseInt(two, 16)); }

async function signed(key, code) {
  const publicKey = unhex(key.public_key);
  let own;
  try { own = await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]); }
  catch { own = null; } // an older browser: its Ed25519 is the bundled one
  if (own) return crypto.subtle.verify("Ed25519", own, code.signature, code.message);
  const { verifyAsync } = await import(check.dataset.verifier);
  try { return await verifyAsync(code.signature, code.message, publicKey, { zip215: false }); }
  catch { return false; }
}

async function fetched(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function hashOf(text) { return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))); }

// What the verdict is; the same order as core.domain.certificate_check.
async function judge(code) {
  const list = await fetched("/C/keys.json");
  const wrongClock = Math.abs(Date.now() - list.at_ms) > DAY_MS;
  const key = list.keys.find((one) => one.id === code.keyId);
  if (!key) return { verdict: "key_unknown", facts: code.facts, wrongClock };
  if (!(await signed(key, code))) return { verdict: "forged", wrongClock };
  const facts = { ...code.facts, issuer: code.facts.issuer || key.unit };
  if (key.retired_on && isoDay(facts.issued) > key.retired_on) return { verdict: "key_retired", facts, wrongClock };
  const hash = await hashOf(facts.number);
  const part = await fetched(`/C/void/${hash.slice(0, 2)}.json`);
  const paper = part.void.find((one) => one.hash === hash);
  const told = { facts, wrongClock, at: part.at_ms, keyDays: Math.max(0, Math.floor((list.at_ms - key.since_ms) / DAY_MS)) };
  return paper ? { verdict: "void", paper, ...told } : { verdict: "valid", ...told };
}

// -- showing; every word stands in the page --

function isoDay(days) { return new Date(days * DAY_MS).toISOString().slice(0, 10); }

function shownDay(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  const named = check.dataset.months.split(" ")[month - 1];
  return check.dataset.date.replace("{y}", year).replace("{m}", named).replace("{d}", day);
}

function show(id, value) {
  const part = document.getElementById(id);
  if (part.dataset.text !== undefined) part.textContent = part.dataset.text.replace("{it}", value);
  part.hidden = false;
}

function showFacts(facts) {
  const service = document.getElementById("fact-service").dataset;
  const kinds = document.getElementById("fact-kind").dataset.kinds.split("|");
  const hours = (Math.round(facts.minutes / 6) / 10).toFixed(1).replace(/\.0$/, "");
  const shown = {
    kind: kinds[facts.kind - 1], number: facts.number, name: facts.name, honour: facts.honour,
    period: facts.kind === 1 ? `${isoDay(facts.from)} – ${isoDay(facts.to)}`.replace(/-/g, ".") : "",
    service: facts.minutes === 0 ? "" : facts.minutes < 60 ? service.minutes.replace("{n}", facts.minutes) : service.hours.replace("{n}", hours),
    issued_on: shownDay(isoDay(facts.issued)), issuer: facts.issuer,
  };
  for (const [name, text] of Object.entries(shown)) {
    const row = document.getElementById(`fact-${name}`);
    row.querySelector("dd").textContent = text;
    row.hidden = !text;
  }
  document.getElementById("facts").hidden = false;
}

function tell(found) {
  const { verdict, facts } = found;
  document.getElementById("plain").hidden = true;
  show(verdict);
  if (facts) showFacts(facts);
  const proven = verdict === "valid" || verdict === "void";
  document.getElementById("unproven").hidden = proven || !facts;
  document.getElementById("compare").hidden = !proven;
  document.getElementById("clock").hidden = !found.wrongClock;
  if (proven) show("age", found.keyDays);
  if (verdict === "valid") show("valid-at", new Date(found.at).toLocaleString(document.documentElement.lang, { hour12: false, timeZone: "Asia/Shanghai" }));
  if (verdict === "void") {
    show("void-on", found.paper.on ? shownDay(found.paper.on) : "");
    if (found.paper.replaced_by) show("void-for", found.paper.replaced_by);
  }
}

async function run() {
  let code;
  for (const part of document.querySelectorAll("#check section, #clock, #void-for, #age")) part.hidden = true;
  // The other language is another page: the signed text must come along.
  const language = document.querySelector("a.language");
  language.href = language.href.split("#")[0] + location.hash;
  try { code = read(location.hash.slice(1).replace(/\s|%20/g, "")); }
  catch { tell({ verdict: "unreadable" }); return; }
  try { tell(await judge(code)); }
  catch { tell({ verdict: "no_line", facts: code.facts }); }
}

// Without the browser's own SHA-256 (a page that did not come by HTTPS) nothing can be checked here.
if (globalThis.crypto && crypto.subtle) {
  addEventListener("hashchange", run);
  run();
}
