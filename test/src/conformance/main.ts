/** `npm run conformance -- --tenant FILE`: asks a tenant what the simulator believes of it (docs/conformance.md). */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runConformance } from './conformance.ts'
import { TargetError } from './target.ts'
import { countOf, differencesText, summary, transcript } from './transcript.ts'

const usage = `usage: npm run conformance -- --tenant FILE [--write] [--out FILE] [--patience SECONDS]

  --tenant FILE       what to ask, see docs/conformance.md
  --write             also make, change and delete an application named conformance-…
  --out FILE          the whole transcript, without anything of the tenant in it
  --patience SECONDS  how long to wait for what was written to be seen (120)

Exit codes: 0 all as expected, 1 there are differences, 2 usage.
`

const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

function readArguments(): { file: string; write: boolean; out: string | undefined; patience: number } {
  const { values } = parseArgs({
    options: {
      tenant: { type: 'string' },
      write: { type: 'boolean', default: false },
      out: { type: 'string' },
      patience: { type: 'string', default: '120' },
    },
  })
  const patience = Number(values.patience)
  if (values.tenant === undefined || !(patience >= 0)) throw new TargetError(usage)
  return { file: values.tenant, write: values.write, out: values.out, patience }
}

async function main(): Promise<number> {
  const { file, write, out, patience } = readArguments()
  const { results, redactor, leftovers } = await runConformance({
    file,
    write,
    patienceSeconds: patience,
    now: Date.now,
    wait: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
    say,
    onCode: ({ uri, userCode }) => say(`Sign in as an administrator: open ${uri} and enter ${userCode}`),
    onResult: ({ expectation, verdict }) => say(`${verdict.kind.padEnd(12)} ${expectation.id}`),
  })
  if (out !== undefined) writeFileSync(out, transcript(results, redactor), { mode: 0o600 })
  const found = differencesText(results, redactor)
  if (found !== '') say(`\n${found}`)
  if (leftovers > 0) say(`\nDelete by hand: ${leftovers} applications whose names begin with conformance-`)
  say(`\n${summary(results)}`)
  return countOf(results, 'different') === 0 ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (thrown) {
  const isUsage =
    thrown instanceof TargetError ||
    (thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('ERR_PARSE_ARGS'))
  if (!isUsage) throw thrown
  process.stderr.write(`${thrown.message}\n`)
  process.exitCode = 2
}
