/** `npm run bench -- NAME`: measures, prints a table, and one JSON document as the last line. */
import { parseArgs } from 'node:util'
import { benchApi } from './api.ts'
import { benchChunks } from './chunks.ts'
import { benchConsole } from './console.ts'
import { benchIndex } from './index-size.ts'
import { benchMailbox } from './mailbox.ts'
import { benchOnboard } from './onboard.ts'
import { report } from './report.ts'
import { benchToken } from './token.ts'
import { benchVault } from './vault.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    mails: { type: 'string' },
    files: { type: 'string', default: '70000' },
    blobs: { type: 'string', default: '4000000' },
    runs: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    grants: { type: 'string', default: '0' },
    messages: { type: 'string', default: '1000000' },
    jobs: { type: 'string', default: '10000' },
    lag: { type: 'string', default: '0,2' },
    // Two empty PostgreSQL databases of one server, which is as durable as it is set up to be.
    'product-database': { type: 'string' },
    'peer-database': { type: 'string' },
  },
})
const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const [name, ...files] = positionals
if (name === 'api') {
  const { runs, seconds, messages, jobs } = values
  const size = { messages: Number(messages), jobs: Number(jobs) }
  say(report(name, await benchApi({ ...size, runs: Number(runs), seconds: Number(seconds), say })))
} else if (name === 'chunks') {
  const corpus = process.env['STRONGROOM_TEST_CORPUS'] ?? ''
  say(report(name, await benchChunks({ files, corpus, runs: Number(values.runs), say })))
} else if (name === 'console') {
  say(report(name, await benchConsole({ runs: Number(values.runs), say })))
} else if (name === 'index') {
  say(report(name, await benchIndex({ blobs: Number(values.blobs), runs: Number(values.runs), say })))
} else if (name === 'mailbox') {
  const rows = await benchMailbox({ mails: Number(values.mails ?? 20_000), runs: Number(values.runs), say })
  say(report(name, rows))
} else if (name === 'onboard') {
  const lags = values.lag.split(',').map(Number)
  say(report(name, await benchOnboard({ runs: Number(values.runs), lags, say })))
} else if (name === 'token') {
  const { runs, seconds, grants, 'product-database': product, 'peer-database': peer } = values
  const databaseUrls = product === undefined || peer === undefined ? undefined : { product, peer }
  const options = { runs: Number(runs), seconds: Number(seconds), grants: Number(grants), databaseUrls, say }
  say(report(name, await benchToken(options)))
} else if (name === 'vault') {
  const { files: count, mails = '200000', runs } = values
  const options = { files: Number(count), mails: Number(mails), runs: Number(runs), say }
  say(report(name, await benchVault(options)))
} else {
  process.stderr.write(
    'usage: npm run bench -- api [--messages 1000000] [--jobs 10000] [--runs 3] [--seconds 5]\n       npm run bench -- chunks [--runs 3] [OLD NEW]...\n       npm run bench -- console [--runs 3]\n       npm run bench -- index [--blobs 4000000] [--runs 3]\n       npm run bench -- mailbox [--mails 20000] [--runs 3]\n       npm run bench -- onboard [--lag 0,2] [--runs 3]\n       npm run bench -- token [--runs 3] [--seconds 5] [--grants 0] [--product-database URL --peer-database URL]\n       npm run bench -- vault [--files 70000] [--mails 200000] [--runs 3]\n',
  )
  process.exitCode = 2
}
