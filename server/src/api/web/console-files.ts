/** The built console, read once: two pages, and assets whose names have a hash of their content. */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

export interface Asset {
  readonly type: string
  readonly content: Buffer
  /** The same, compressed (RFC 7932); undefined where the build made none. */
  readonly brotli: Buffer | undefined
}

export interface ConsoleFiles {
  /** HTML with {@link noncePlace} wherever the nonce of an answer belongs. */
  readonly pages: { readonly console: string; readonly portal: string }
  /** By file name. */
  readonly assets: ReadonlyMap<string, Asset>
}

export const noncePlace = '__CSP_NONCE__'

/** Everything else stays where it is: source maps above all (CON-25). */
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** @throws when the folder is not a built console. */
export async function readConsole(folder: string): Promise<ConsoleFiles> {
  const assetFolder = join(folder, 'assets')
  const names = new Set(await readdir(assetFolder))
  const assets = new Map<string, Asset>()
  for (const name of names) {
    const type = types[extname(name)]
    if (type === undefined) continue
    const compressed = `${name}.br`
    const brotli = names.has(compressed) ? await readFile(join(assetFolder, compressed)) : undefined
    assets.set(name, { type, content: await readFile(join(assetFolder, name)), brotli })
  }
  return {
    pages: {
      console: await readFile(join(folder, 'index.html'), 'utf8'),
      portal: await readFile(join(folder, 'portal.html'), 'utf8'),
    },
    assets,
  }
}
