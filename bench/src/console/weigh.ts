/** How much script a browser loads for all of a program, as it is sent: compressed by the build. */
import { readFile, stat } from 'node:fs/promises'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

const dist = new URL('../../../console/dist/', import.meta.url)

/**
 * Follows every import from the page on, also those of pages that are only loaded when they are seen.
 * @param page `index.html` or `portal.html`. @returns bytes
 */
export async function weighScripts(page: string): Promise<{ readonly atOnce: number; readonly all: number }> {
  const manifest: Record<string, Chunk> = JSON.parse(
    await readFile(new URL('.vite/manifest.json', dist), 'utf8'),
  )
  return {
    atOnce: await weigh(reach(manifest, page, (chunk) => chunk.imports ?? [])),
    all: await weigh(
      reach(manifest, page, (chunk) => [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]),
    ),
  }
}

function reach(
  manifest: Readonly<Record<string, Chunk>>,
  start: string,
  next: (chunk: Chunk) => readonly string[],
): ReadonlySet<string> {
  const seen = new Set<string>()
  const files = new Set<string>()
  const open = [start]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const chunk = manifest[name]
    if (chunk === undefined || seen.has(name)) continue
    seen.add(name)
    if (chunk.file.endsWith('.js')) files.add(chunk.file)
    open.push(...next(chunk))
  }
  return files
}

async function weigh(files: ReadonlySet<string>): Promise<number> {
  const sizes = await Promise.all(
    [...files].map(async (file) => (await stat(new URL(`${file}.br`, dist))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
