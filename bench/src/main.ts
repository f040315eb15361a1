/** `npm run bench -- NAME`: measures, prints a table, and one JSON document as the last line. */
import { parseArgs } from 'node:util'
import { benchMailbox } from './mailbox.ts'
import { report } from './report.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { mails: { type: 'string', default: '20000' }, runs: { type: 'string', default: '3' } },
})
const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const [name] = positionals
if (name === 'mailbox') {
  const rows = await benchMailbox({ mails: Number(values.mails), runs: Number(values.runs), say })
  say(report(name, rows))
} else {
  process.stderr.write('usage: npm run bench -- mailbox [--mails 20000] [--runs 3]\n')
  process.exitCode = 2
}
