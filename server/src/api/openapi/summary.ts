/** One line about every operation: written where it matters, otherwise read from its method and address. */
import { ownSummaries } from './own-summaries.ts'

interface Described {
  readonly method: string
  /** As in the document: `/v6/Jobs/{jobId}/start`. */
  readonly path: string
  readonly operationId: string
  /** Whether the answer is a collection. */
  readonly lists: boolean
}

export function summaryOf({ method, path, operationId, lists }: Described): string {
  const written = ownSummaries[operationId] ?? dialectSummaries[operationId]
  if (written !== undefined) return written
  if (path.startsWith('/api/')) return sentence(wordsOf(operationId))
  return sentence(fromAddress(method, path.split('/').slice(2), lists))
}

/** What an address says badly. */
const dialectSummaries: Readonly<Record<string, string>> = {
  token: 'Sign in, or get new tokens for a refresh token',
  logout: 'End the session of the token',
  authCode: 'Get a one-time code for a download by its address',
  revokeToken: 'Revoke a token (RFC 7009)',
  introspectToken: 'Ask what a token stands for (RFC 7662)',
  License_Get: 'Get the licence, of which none is needed',
  License_GetAutoUpdate: 'Get whether the licence renews itself',
  License_InstallAction: 'Install a licence',
  License_UpdateAction: 'Renew the licence',
  License_Update: 'Change whether the licence renews itself',
  Proxy_CheckSshConnectionConfig: 'Check an SSH connection to a proxy',
  ServiceInstance_Get: 'Get the id and the version of this server',
  Health_Get: 'Get whether the server works',
  RestorePortalSettings_Get: 'Get what a restore portal signs people in with',
  Organization_GetCurrentOrganization: 'Get the organization that the session belongs to',
  Organization_OrganizationDeviceCode: 'Begin a sign-in at Microsoft with a code',
  Organization_CheckDeviceCode: 'Ask whether the sign-in with a code is done',
  RestoreSession_ExploreAction: 'Open a restore session over the own organization',
  RestoreSession_OperatorExploreAction: 'Open a restore session within the scope of a restore operator',
  RestoreSession_DeviceCodeAction: 'Begin a sign-in for a restore',
  Events_Get: 'Wait for changes since a token',
}

function fromAddress(method: string, segments: readonly string[], lists: boolean): string {
  const last = segments.at(-1) ?? ''
  const isOne = last.startsWith('{')
  const [place, named] = isOne
    ? [segments.slice(0, -2), segments.at(-2) ?? '']
    : [segments.slice(0, -1), last]
  const name = wordsOf(named)
  if (isOne) return `${verbs[method] ?? method} ${withArticle(singular(name))}${context(place)}`
  if (method === 'GET') return `${lists ? 'list' : 'get'} ${name}${context(place)}`
  if (method !== 'POST') return `${verbs[method] ?? method} ${name}${context(place)}`
  if (!isPlural(name) || actions[name] !== undefined) return act(name, place)
  return `add ${withArticle(singular(name))}${context(place).replace(' of ', ' to ')}`
}

const verbs: Readonly<Record<string, string>> = {
  GET: 'get',
  PUT: 'change',
  PATCH: 'change',
  DELETE: 'remove',
}

/** Of what: the nearest thing above that has an id. */
function context(place: readonly string[]): string {
  const index = place.findLastIndex((segment) => segment.startsWith('{'))
  const owner = place[index - 1]
  return owner === undefined ? '' : ` of ${withArticle(singular(wordsOf(owner)))}`
}

/** `…/Jobs/{jobId}/start`: start a job; `…/items/restore`: restore several items. */
function act(name: string, place: readonly string[]): string {
  const target = place.at(-1)
  const verb = actions[name] ?? name
  if (target === undefined) return verb
  if (target.startsWith('{')) return put(verb, withArticle(singular(wordsOf(place.at(-2) ?? ''))))
  const several = wordsOf(target)
  const what = name === 'search' || name.startsWith('generate') ? several : `several ${several}`
  return put(verb, `${isPlural(several) ? what : `the ${several}`}${context(place.slice(0, -1))}`)
}

/** Where the thing that is acted on stands in the words. */
const actions: Readonly<Record<string, string>> = {
  search: 'search *',
  explore: 'open a restore session over *',
  'restore to': 'restore * to another place',
  'copy to': 'copy * to another place',
  'export to pst': 'export * as an Outlook data file',
  'send to default address': 'send * to the mailbox they came from',
  'send to different address': 'send * to an address',
  'operator restore': 'restore * as a restore operator',
  'restore device code': 'begin a sign-in for *',
  'device code': 'begin a sign-in with a code for *',
  'operator start export task': 'begin an export of * as a restore operator',
  'start operator export posts': 'begin an export of the posts of * as a restore operator',
  'search teams': 'search the teams of *',
  'search exchange': 'search the mailboxes of *',
  'send test': 'send a test mail with *',
  'send test email': 'send a test mail with *',
  'prepare OAuth sign in': 'prepare an OAuth sign-in for *',
  'complete OAuth sign in': 'complete an OAuth sign-in for *',
  'stop synchronize': 'stop *',
  'change owner': 'change the owner of *',
}

function put(verb: string, thing: string): string {
  return verb.includes('*') ? verb.replace('*', thing) : `${verb} ${thing}`
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `BackupRepositories`, `listSignIns` in words. */
function wordsOf(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(
      /\b(?:one ?drive|o auth|rbac|backedup|objectstoragerepositories|v\w+ email settings)/g,
      (found) => {
        return spelled[found] ?? found
      },
    )
}

/** Names of the dialect that are no words. */
const spelled: Readonly<Record<string, string>> = {
  'one drive': 'OneDrive',
  onedrive: 'OneDrive',
  'o auth': 'OAuth',
  rbac: 'restore operator',
  backedup: 'backed-up',
  objectstoragerepositories: 'object storage repositories',
  'vbo email settings': 'notification mail settings',
  'vex email settings': 'mail settings of the Exchange explorer',
  'veod email settings': 'mail settings of the OneDrive explorer',
  'vesp email settings': 'mail settings of the SharePoint explorer',
  'vet email settings': 'mail settings of the Teams explorer',
}

function isPlural(words: string): boolean {
  return /(?<!s)s$/i.test(words) && !/(settings|status|explorer)$/.test(words)
}

function singular(words: string): string {
  if (words.endsWith('ies')) return `${words.slice(0, -3)}y`
  if (/(x|ss)es$/.test(words)) return words.slice(0, -2)
  return isPlural(words) ? words.slice(0, -1) : words
}

function withArticle(words: string): string {
  if (words.endsWith('data')) return words
  return `${/^([aei]|o(?!nedrive)|u(?!ser))/i.test(words) ? 'an' : 'a'} ${words}`
}
