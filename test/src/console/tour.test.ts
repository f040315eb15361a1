import { readdir, readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url))
const readme = fileURLToPath(new URL('../../../README.md', import.meta.url))

async function namesIn(file: string): Promise<readonly string[]> {
  return [...(await readFile(file, 'utf8')).matchAll(/images\/([\w-]+\.\w+)/g)].map(([, name = '']) => name)
}

describe('the pictures of the README and of the tour', () => {
  it('are all there, and none lies about unused', async () => {
    const named = new Set([...(await namesIn(readme)), ...(await namesIn(`${docs}tour.md`))])
    expect([...named].toSorted()).toEqual((await readdir(`${docs}images`)).toSorted())
  })

  it('are small', async () => {
    const files = await readdir(`${docs}images`)
    const sizes = await Promise.all(files.map(async (file) => (await stat(`${docs}images/${file}`)).size))
    expect(Math.max(...sizes)).toBeLessThan(80_000)
  })

  it('come in light and dark', async () => {
    const files = await readdir(`${docs}images`)
    const base = (scheme: string): readonly string[] =>
      files
        .filter((file) => file.endsWith(`-${scheme}.webp`))
        .map((file) => file.split(`-${scheme}.`)[0] ?? '')
        .toSorted()
    expect(base('dark')).toEqual(base('light'))
    expect(base('dark').length).toBe(files.length / 2)
  })
})
