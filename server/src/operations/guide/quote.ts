/** Texts of a person as one word of a shell: nothing in them is carried out. */

/** POSIX shells: single quotes, in which nothing but the quote itself means anything (POSIX XCU 2.2.2). */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** PowerShell: single quotes, doubled inside, also the typographic ones that it takes for quotes (about_Quoting_Rules). */
export function powershellWord(text: string): string {
  return `'${text.replaceAll(/['\u2018-\u201B]/g, '$&$&')}'`
}
