/** The `m365-simulator` command: reads the command line, starts the simulator or walks a sign-in, stops cleanly. */
import { parseArgs } from 'node:util'
import { approve } from './approve/approve.ts'
import { clouds, isCloudName, type CloudName } from './tenant/cloud.ts'
import { startSimulator, type SimulatorOptions } from './simulator.ts'

const help = `m365-simulator: Microsoft 365 on this machine, with no tenant and no internet

Usage
  m365-simulator [options]                         start; prints one line of JSON when it answers
  m365-simulator approve USER_CODE --user UPN ...  sign in on its pages, as a person with a browser would

Options
  --host ADDRESS     address to listen on (127.0.0.1)
  --port N           port to listen on (8443); 0 takes any free one
  --state FILE       keep everything in this JSON file; it is loaded when it exists, and then the options
                     --seed, --users, --tenants, --cloud, --mails and --mailbox have no effect
  --seed N           identifiers, passwords and mails follow from this number (1)
  --users N          users of contoso beyond admin, alice, bob, carol, erin (disabled) and dora (a guest) (0)
  --tenants N        tenants beyond contoso and fabrikam, each with an administrator and one user (0)
  --cloud NAME       worldwide, gcc, usgov, usdod or china: domains, audiences and what is offered (worldwide)
  --mails N          generated mails in every mailbox (20)
  --mailbox UPN=DIR  import DIR/*.eml into the inbox of that user; may be given several times
  --lag SECONDS      until new objects, credentials and grants take effect (0); Microsoft takes 5 to 30
  --rewrite-mime     render MIME anew on every read, as Exchange may
  --help             this text

Approve
  --user UPN         who signs in
  --url URL          where the simulator answers (https://localhost:8443)
  --ca FILE          its certificate, "caFile" in the ready line
  --users-file FILE  passwords and TOTP secrets, "usersFile" in the ready line; asked of the simulator if left out
  --for-organization consent for everybody, where the page offers it
  --decline          press Cancel instead
  A one-time code works once; approve waits for the next one (up to 30 seconds) where it has been used.

The ready line
  {"ready":true,"loginUrl","graphUrl","controlUrl","keyVaultUrl","adminUrl","caFile",
   "tenant","tenantId","cloudFile","usersFile"}
  curl --cacert CAFILE LOGINURL/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration
  The README of the simulator lists what controlUrl can do: faults, clock, requests, people.
`

class UsageError extends Error {
  override readonly name = 'UsageError'
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--${name} must be a whole number, not "${value}"`)
  return Number(value)
}

function seconds(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^\d{1,6}(\.\d+)?$/.test(value))
    throw new UsageError(`--lag must be a number of seconds, not "${value}"`)
  return Number(value)
}

function cloudName(value: string | undefined): CloudName | undefined {
  if (value === undefined || isCloudName(value)) return value
  throw new UsageError(`--cloud must be one of ${Object.keys(clouds).join(', ')}, not "${value}"`)
}

function mailboxOf(value: string): { upn: string; directory: string } {
  const cut = value.indexOf('=')
  if (cut <= 0 || cut === value.length - 1) throw new UsageError(`--mailbox must be UPN=DIR, not "${value}"`)
  return { upn: value.slice(0, cut), directory: value.slice(cut + 1) }
}

const serveFlags = {
  host: { type: 'string' },
  port: { type: 'string' },
  state: { type: 'string' },
  seed: { type: 'string' },
  users: { type: 'string' },
  tenants: { type: 'string' },
  cloud: { type: 'string' },
  mails: { type: 'string' },
  mailbox: { type: 'string', multiple: true },
  lag: { type: 'string' },
  'rewrite-mime': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

const approveFlags = {
  user: { type: 'string' },
  url: { type: 'string' },
  ca: { type: 'string' },
  'users-file': { type: 'string' },
  'for-organization': { type: 'boolean' },
  decline: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Leaves out what was not given, so that the defaults stay in one place. */
function given<Fields extends object>(fields: {
  [Name in keyof Fields]: Fields[Name] | undefined
}): Partial<Fields> {
  const copy: Partial<Fields> = {}
  for (const name in fields) if (fields[name] !== undefined) copy[name] = fields[name]
  return copy
}

function serveOptions(args: string[]): SimulatorOptions | 'help' {
  const { values } = parseArgs({ args, options: serveFlags, strict: true })
  if (values.help === true) return 'help'
  return given<SimulatorOptions>({
    host: values.host,
    port: wholeNumber('port', values.port) ?? 8443,
    stateFile: values.state,
    seed: wholeNumber('seed', values.seed),
    users: wholeNumber('users', values.users),
    tenants: wholeNumber('tenants', values.tenants),
    cloud: cloudName(values.cloud),
    mails: wholeNumber('mails', values.mails),
    mailboxes: values.mailbox?.map((value) => mailboxOf(value)),
    lagSeconds: seconds(values.lag),
    rewriteMime: values['rewrite-mime'],
    onError: (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    },
  })
}

async function serve(args: string[]): Promise<void> {
  const options = serveOptions(args)
  if (options === 'help') {
    process.stdout.write(help)
    return
  }
  const simulator = await startSimulator(options)
  let isStopping = false
  const stop = (): void => {
    if (isStopping) return
    isStopping = true
    simulator.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.stdout.write(`${JSON.stringify(simulator.ready)}\n`)
}

async function signIn(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    options: approveFlags,
    strict: true,
    allowPositionals: true,
  })
  if (values.help === true) {
    process.stdout.write(help)
    return
  }
  const [userCode, ...rest] = positionals
  if (userCode === undefined || rest.length > 0) throw new UsageError('approve takes one user code')
  if (values.user === undefined) throw new UsageError('approve needs --user UPN')
  const said = await approve(
    {
      userCode,
      upn: values.user,
      url: values.url ?? 'https://localhost:8443',
      ...given<{ caFile: string; usersFile: string }>({ caFile: values.ca, usersFile: values['users-file'] }),
      decline: values.decline === true,
      forOrganization: values['for-organization'] === true,
    },
    sleep,
  )
  process.stdout.write(`${values.user}: ${said}\n`)
}

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  const isUsage = error instanceof UsageError || error instanceof TypeError
  process.stderr.write(`m365-simulator: ${message}\n${isUsage ? 'Try m365-simulator --help.\n' : ''}`)
  process.exit(isUsage ? 2 : 1)
}

const [command, ...rest] = process.argv.slice(2)
await (command === 'approve' ? signIn(rest) : serve(process.argv.slice(2))).catch(fail)
