/** The stand-alone reader of repositories (tools/read-repository.py) as tests call it: Debian's own Python, one folder. */
import { execFile, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Type } from 'typebox'
import { Parse } from 'typebox/value'

const python = '/usr/bin/python3'
const program = fileURLToPath(new URL('../../../tools/read-repository.py', import.meta.url))

/** Why the reader cannot run here; undefined when it can. */
export function pythonReaderIsMissing(): string | undefined {
  const { status } = spawnSync(python, ['-c', 'import cryptography, zstandard'])
  return status === 0 ? undefined : ' (skipped: install python3-cryptography and python3-zstandard)'
}

export interface Said {
  /** 0 whole, 1 damage was found, 2 refused. */
  readonly code: number
  readonly out: string
  /** What it found, one line each. */
  readonly findings: string
}

/** Runs the reader as a person would. */
export function runReader(...parameters: string[]): Promise<Said> {
  return new Promise((resolve, reject) => {
    const options = { env: { PATH: '/usr/bin:/bin' }, maxBuffer: 1 << 28 }
    execFile(python, [program, ...parameters], options, (error, out, findings) => {
      if (error === null) resolve({ code: 0, out, findings })
      else if (typeof error.code === 'number') resolve({ code: error.code, out, findings })
      else reject(error)
    })
  })
}

/** Calls the reader's own entry for each line of arguments, and answers with a line. */
const loop = `
import contextlib, importlib.util, io, json, sys
spec = importlib.util.spec_from_file_location("reader", sys.argv[1])
reader = importlib.util.module_from_spec(spec)
spec.loader.exec_module(reader)
for line in sys.stdin:
    out, findings = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(findings):
        code = reader.main(json.loads(line))
    print(json.dumps({"code": code, "out": out.getvalue(), "findings": findings.getvalue()}), flush=True)
`

export interface ReaderProcess {
  /** One call after the other. @throws when the reader ends with an error that it did not expect. */
  call(...parameters: string[]): Promise<Said>
  stop(): void
}

/** One process for many calls: Python takes long to start. */
export function startReader(): ReaderProcess {
  const child = spawn(python, ['-B', '-c', loop, program], { stdio: ['pipe', 'pipe', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (piece: Buffer) => {
    complaint += piece.toString('utf8')
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    call: async (...parameters) => {
      child.stdin.write(`${JSON.stringify(parameters)}\n`)
      const { value, done } = await lines.next()
      if (done === true) throw new Error(`the reader broke off: ${complaint}`)
      const said: Said = JSON.parse(value)
      return said
    },
    stop: () => {
      child.stdin.end()
    },
  }
}

const indexSchema = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      resource: Type.String(),
      folder: Type.Array(Type.String()),
      files: Type.Record(
        Type.String(),
        Type.Object({ path: Type.String(), sizeBytes: Type.Number(), sha256: Type.String() }),
      ),
      properties: Type.Record(Type.String(), Type.Unknown()),
      damage: Type.Optional(Type.String()),
    }),
  ),
})

export interface ExtractedMail {
  readonly id: string
  readonly resource: string
  readonly folder: readonly string[]
  /** Undefined when it could not be read. */
  readonly mime: Uint8Array | undefined
  readonly path: string | undefined
  readonly properties: Readonly<Record<string, unknown>>
}

/** What `extract` wrote into a folder, file by file, as its index says; each file is held against its own hash. */
export async function readExtracted(folder: string): Promise<ExtractedMail[]> {
  const { items } = Parse(indexSchema, JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')))
  return Promise.all(
    items.map(async ({ id, resource, folder: place, files, properties }) => {
      const file = files['mime']
      const mime = file === undefined ? undefined : await readFile(join(folder, file.path))
      if (file !== undefined && mime !== undefined) {
        const sha256 = createHash('sha256').update(mime).digest('hex')
        if (sha256 !== file.sha256 || mime.length !== file.sizeBytes)
          throw new Error(`${file.path} is not what the index says`)
      }
      return { id, resource, folder: place, mime, path: file?.path, properties }
    }),
  )
}
