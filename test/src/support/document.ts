/** The commands that a page of the documentation tells people to type. */
import { run } from './programs.ts'

/** A part of a page, from its heading to the next one. @throws {Error} when there is none */
export function sectionOf(document: string, heading: string): string {
  const [, after] = document.split(`\n## ${heading}\n`)
  const [section] = after?.split('\n## ') ?? []
  if (section === undefined) throw new Error(`the page has no section ${heading}`)
  return section
}

/** What stands between ``` and ```, in its order; a line that goes on in the next is one. */
function blocksOf(text: string): readonly string[] {
  return [...text.matchAll(/^```(?:sh)?\n(.*?)^```$/gms)].map(([, block = '']) =>
    block.replaceAll(/\\\n\s*/g, ''),
  )
}

/** The lines of the blocks, without remarks. */
export function linesOf(text: string): readonly string[] {
  return blocksOf(text)
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/(^| )# .*$/, '').trim())
    .filter((line) => line !== '')
}

/** Commands of the page, in blocks and between words, that the program does not have, and their options. */
export async function unknownCommandsIn(document: string): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const [words, options] of commandsIn(document)) {
    const { stdout } = await run('strongroom', [...words.split(' '), '--help'])
    const [, path = ''] = /^Usage: strongroom ((?:[a-z-]+ )*).*\[command\]$/m.exec(stdout) ?? []
    if (path !== '' && path.trim() !== words) wrong.push(words)
    wrong.push(
      ...[...options].filter((name) => !stdout.includes(`${name} `)).map((name) => `${words} ${name}`),
    )
  }
  return wrong
}

/** By the words of the command (and of its first arguments, which do no harm): the options that it is given. */
function commandsIn(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  const inWords = text.replaceAll(/^```.*?^```$/gms, '').replaceAll('\n', ' ')
  for (const place of [...blocksOf(text), inWords])
    for (const [, words = '', rest = ''] of place.matchAll(
      /strongroom ((?:[a-z-]+ )*[a-z-]+(?![\w.-]))([^`|\n]*)/g,
    )) {
      const [path = ''] = words.split(' --')
      const options = found.get(path) ?? new Set()
      for (const [name] of `${words} ${rest}`.matchAll(/--[a-z0-9-]+/g)) options.add(name)
      found.set(path, options)
    }
  return found
}
