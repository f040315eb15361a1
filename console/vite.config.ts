/** Builds the console and the restore portal: two pages, one set of assets, each compressed once and for all. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const compress = promisify(brotliCompress)
const outDir = 'dist'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), brotli()],
  // The server puts a nonce of its own into every page that it sends.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir,
    emptyOutDir: true,
    // Which file needs which: what `npm run bench -- console` weighs.
    manifest: true,
    // A data: address would be against the page's policy for scripts and styles.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { index: 'index.html', portal: 'portal.html' } },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/api', '/v8', '/portal/sign-in'].map((path) => [
        path,
        { target: 'https://localhost:4443', secure: false },
      ]),
    ),
  },
})

/** The server sends `name.br` to who takes it. */
function brotli(): Plugin {
  return {
    name: 'brotli',
    apply: 'build',
    async closeBundle() {
      const folder = join(import.meta.dirname, outDir, 'assets')
      const names = (await readdir(folder)).filter((name) => /\.(css|js|svg)$/.test(name))
      for (const name of names) {
        const text = await readFile(join(folder, name))
        const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
        await writeFile(join(folder, `${name}.br`), await compress(text, { params }))
      }
    },
  }
}
