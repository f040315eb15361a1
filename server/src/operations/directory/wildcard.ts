/** Patterns of the dialect's filters: `*` stands for any text and `?` for any character. */

/** Whether a text has the words of a filter; a pattern with a wildcard has to fit the whole text. Case does not matter. */
export function fits(text: string, pattern: string | undefined): boolean {
  if (pattern === undefined || pattern === '') return true
  const folded = text.toLowerCase()
  const wanted = pattern.toLowerCase()
  return /[*?]/.test(wanted) ? fitsPattern(folded, wanted) : folded.includes(wanted)
}

/** One walk through the text with one step back at most a star: no pattern takes more than text times pattern steps. */
function fitsPattern(text: string, pattern: string): boolean {
  let at = 0
  let sign = 0
  let star = -1
  let resume = 0
  while (at < text.length) {
    if (pattern[sign] === '*') {
      star = sign
      resume = at
      sign += 1
    } else if (sign < pattern.length && (pattern[sign] === '?' || pattern[sign] === text[at])) {
      at += 1
      sign += 1
    } else if (star >= 0) {
      sign = star + 1
      resume += 1
      at = resume
    } else return false
  }
  while (pattern[sign] === '*') sign += 1
  return sign === pattern.length
}
