/** Asks in the terminal for what no option said: which way, what is protected, how to sign in. */
import { UsageError, type CommandContext } from '../context.ts'
import { readWay, readServices, type Way, type WishOptions } from './request.ts'
import type { SignInOptions } from './sign-in.ts'

type Ask = NonNullable<CommandContext['ask']>

export interface Wish {
  readonly way: Way
  readonly options: WishOptions & SignInOptions
}

const tries = 5

/** Without a terminal, what was not said is what is recommended. @throws {UsageError} */
export async function askForTheRest(
  { ask }: Pick<CommandContext, 'ask'>,
  options: WishOptions & SignInOptions,
): Promise<Wish> {
  if (ask === undefined) return { way: wayOf(options), options }
  const way = options.way === undefined ? await askWay(ask, options) : readWay(options.way)
  const services = options.services ?? (await askServices(ask))
  const wished = { ...options, services, ...(await askWhoSignsIn(ask, way, options)) }
  const named = await askApplication(ask, way, wished)
  return { way, options: way === 'existing' ? named : await askSignIn(ask, named) }
}

function wayOf({ way, application }: WishOptions): Way {
  if (way !== undefined) return readWay(way)
  if (application === undefined) return 'register'
  throw new UsageError('say what may be done with --application: --way existing, or --way existing-managed')
}

async function askWay(ask: Ask, { application }: WishOptions): Promise<Way> {
  const choices: readonly (readonly [Way, string])[] = [
    ['register', 'register new applications in the tenant (recommended)'],
    ['existing-managed', 'use an existing application; grant it what it needs and register its certificate'],
    ['existing', 'use an existing application as it is; nothing is changed, no sign-in'],
  ]
  const offered = application === undefined ? choices : choices.slice(1)
  return choose(ask, 'How is the organization connected?', offered)
}

async function askServices(ask: Ask): Promise<string> {
  const answer = await ask(
    'What is protected (exchange, sharepoint, teams; several with commas)? [exchange] ',
  )
  const text = answer.trim() === '' ? 'exchange' : answer
  readServices(text)
  return text
}

/** The application for it can be made later as well: it is planned as soon as the sign-in is switched on. */
async function askWhoSignsIn(
  ask: Ask,
  way: Way,
  { services, signInApplication, signInApplicationId }: WishOptions,
): Promise<Pick<WishOptions, 'signInApplication'>> {
  const isSaid = [services, signInApplication, signInApplicationId].some((one) => one !== undefined)
  if (way === 'existing' || isSaid) return {}
  const answer = await ask(
    'Will people of the organization sign in to Strongroom, to restore their own data? It gets an application for that, now or when it is switched on. [y/N] ',
  )
  return /^y(es)?$/i.test(answer.trim()) ? { signInApplication: true } : {}
}

async function askApplication(
  ask: Ask,
  way: Way,
  options: WishOptions & SignInOptions,
): Promise<WishOptions & SignInOptions> {
  if (way === 'register') return options
  const application = options.application ?? (await answerTo(ask, 'Client id of the application: '))
  if (way === 'existing-managed') return { ...options, application }
  const tenant = options.tenant ?? (await answerTo(ask, 'Domain of the tenant: '))
  const isProven = [options.certificate, options.key, options.federatedTokenFile].some(
    (one) => one !== undefined,
  )
  if (isProven) return { ...options, application, tenant }
  const certificate = await answerTo(ask, 'File with its certificate and key (PKCS#12): ')
  if (options.certificatePasswordFile !== undefined) return { ...options, application, tenant, certificate }
  const file = (await ask('File that holds the password of it, empty for none: ')).trim()
  const password = file === '' ? {} : { certificatePasswordFile: file }
  return { ...options, application, tenant, certificate, ...password }
}

async function askSignIn(
  ask: Ask,
  options: WishOptions & SignInOptions,
): Promise<WishOptions & SignInOptions> {
  if (options.browser === true || options.deviceCode === true) return options
  const how = await choose(ask, 'How does the administrator sign in at Microsoft?', [
    ['browser', 'in a browser on this machine (recommended)'],
    ['device-code', 'with a code on another device'],
  ])
  return { ...options, browser: how === 'browser', deviceCode: how === 'device-code' }
}

async function choose<Choice extends string>(
  ask: Ask,
  question: string,
  choices: readonly (readonly [Choice, string])[],
): Promise<Choice> {
  const list = choices.map(([, text], index) => `  ${index + 1}. ${text}`).join('\n')
  for (let turn = 0; turn < tries; turn += 1) {
    const answer = (await ask(`${question}\n${list}\nNumber [1]: `)).trim()
    const chosen = choices[answer === '' ? 0 : Number(answer) - 1]
    if (chosen !== undefined) return chosen[0]
  }
  throw new UsageError('none of the choices was named')
}

async function answerTo(ask: Ask, question: string): Promise<string> {
  for (let turn = 0; turn < tries; turn += 1) {
    const answer = (await ask(question)).trim()
    if (answer !== '') return answer
  }
  throw new UsageError('there was no answer')
}
