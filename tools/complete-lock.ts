/**
 * Names in the lock file the binaries of platforms that the registry at hand does not carry. npm leaves them out when
 * it cannot look them up, and `npm ci` then takes the lock file for outdated, here and on those platforms.
 * Run it after a change of dependencies: `npm run lock`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface LockEntry {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  optionalDependencies?: Record<string, string>
}

const systems = new Set([
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
])
const processors = new Set([
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
])

/** Whether the lock file knows the package as somebody in `folder` would find it: there, or further up. */
function isKnown(packages: Record<string, LockEntry>, folder: string, name: string): boolean {
  for (let place = folder; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))) {
    if (`${place === '' ? '' : `${place}/`}node_modules/${name}` in packages) return true
    if (!place.includes('node_modules/')) return `node_modules/${name}` in packages
  }
}

/** The entry of a binary, told from its name, for example `binding-linux-arm64-musl`; undefined when it is none. */
function entryOf(name: string, range: string, parent: LockEntry): LockEntry | undefined {
  const words = (name.split('/').at(-1) ?? '').split('-')
  const os = words.filter((word) => systems.has(word))
  const cpu = words.filter((word) => processors.has(word))
  if (os.length === 0 && cpu.length === 0) return undefined
  return {
    version: range.replace(/^[\^~>=]*/, ''),
    ...(cpu.length === 0 ? {} : { cpu }),
    ...(parent.dev === true ? { dev: true } : {}),
    optional: true,
    ...(os.length === 0 ? {} : { os }),
  }
}

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url))
const lock: { packages: Record<string, LockEntry> } = JSON.parse(readFileSync(file, 'utf8'))
let added = 0
for (const [folder, parent] of Object.entries(lock.packages))
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    const entry = isKnown(lock.packages, folder, name) ? undefined : entryOf(name, range, parent)
    if (entry === undefined) continue
    lock.packages[`node_modules/${name}`] = entry
    added += 1
  }
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).toSorted(([left], [right]) => (left < right ? -1 : 1)),
)
writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`)
process.stdout.write(`${added} binaries of other platforms named\n`)
