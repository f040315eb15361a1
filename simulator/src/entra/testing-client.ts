/** For tests: somebody else's client in a process of its own, which trusts the simulator's authority. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { readPerson } from '../approve/approve.ts'
import { createBrowser } from '../approve/browser.ts'
import { walkThroughSignIn } from '../approve/sign-in.ts'
import { createSimulatorClock } from '../clock.ts'
import { isRecord, parseRecord, type JsonRecord } from '../json.ts'
import type { ReadyLine } from '../simulator.ts'

export interface ClientRun {
  readonly ready: ReadyLine
  /** ESM source; `input` is what the test gives it, `say(value)` and `hear()` exchange JSON lines with the test. */
  readonly script: string
  readonly input: object
  /** Answers what the script says; the answer of the last line is the result. */
  readonly onLine?: (line: JsonRecord) => Promise<object | undefined>
}

const preamble = `
import { createInterface } from 'node:readline'
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const say = (value) => console.log(JSON.stringify(value))
const hear = async () => JSON.parse((await lines.next()).value)
const input = await hear()
`

/** Runs a script to its end; resolves with `{done: ...}` that it said last. */
export async function runClient({ ready, script, input, onLine }: ClientRun): Promise<JsonRecord> {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', `${preamble}\n${script}\nprocess.exit(0)`],
    {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { PATH: process.execPath, NODE_EXTRA_CA_CERTS: ready.caFile },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  let errors = ''
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (chunk: string) => (errors += chunk))
  child.stdin.write(`${JSON.stringify(input)}\n`)
  let done: JsonRecord | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    const said = parseRecord(line)
    if (said === undefined) continue
    if (isRecord(said['done'])) done = said['done']
    const answer = await onLine?.(said)
    if (answer !== undefined) child.stdin.write(`${JSON.stringify(answer)}\n`)
  }
  if (done === undefined) throw new Error(`the client ended without a result:\n${errors}`)
  return done
}

/** Signs a person in on the pages, over HTTPS, and returns the address of the last page. */
export async function signInOnPages(
  ready: ReadyLine,
  url: string,
  upn: string,
  userCode?: string,
): Promise<string> {
  const clock = createSimulatorClock()
  const browser = createBrowser(readFileSync(ready.caFile, 'utf8'))
  try {
    const page = await walkThroughSignIn(
      { browser, sleep: (milliseconds) => clock.sleep(milliseconds) },
      url,
      {
        person: readPerson(ready.usersFile, upn),
        consent: 'accept',
        ...(userCode === undefined ? {} : { userCode }),
      },
    )
    return page.url
  } finally {
    browser.close()
  }
}
