/** Windows-1252 as the WHATWG Encoding Standard has it; Node 20 reads its bytes 0x80 to 0x9F as control characters. */

/** The characters of the bytes from 0x80; five of them have none, and stay control characters. */
const characters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/** Text that was read from Windows-1252, or from ISO-8859-1, which mail means the same by; whole where it is whole. */
export function mendWindows1252(text: string): string {
  return text.replaceAll(/[\u0080-\u009F]/g, (control) => characters[control.charCodeAt(0) - 0x80] ?? control)
}
