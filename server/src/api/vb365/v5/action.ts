/** The body of `POST …/Action`: one member that names what to do, with its options or null (reference 5.4). */
import { RequestError } from '../../http/errors.ts'

interface ActionRequest {
  /** Path below `/v6` that does it. */
  readonly path: string
  readonly body: object
}

/** Names that version 6 writes otherwise, in lower case. */
const renamed: Readonly<Record<string, string>> = {
  savetomsg: 'save',
  restoretooriginallocation: 'restore',
}

/**
 * Finds the operation of version 6.
 *
 * @param path - Below the version: `Jobs/…/Action`.
 * @throws {RequestError} `malformed` for a body that names none, or several
 */
export function actionRequest(path: string, body: unknown): ActionRequest {
  const [[name, options] = [], ...more] = isObject(body) ? Object.entries(body) : []
  if (name === undefined || more.length > 0 || !/^[a-z]+$/i.test(name))
    throw new RequestError('malformed', 'Name one action in the body, for example {"start": null}.')
  if (options !== null && !isObject(options))
    throw new RequestError('malformed', `Send the options of "${name}" as an object, or null.`)
  const resource = path.replace(/\/Action\/*$/i, '')
  const given = options ?? {}
  return { path: `${resource}/${operationOf(name.toLowerCase(), resource, given)}`, body: given }
}

/** Sites have one word for both: without another site to go to, `restoreTo` means the place where it was. */
function operationOf(action: string, resource: string, options: object): string {
  if (action === 'restoreto' && /\/organization\/Sites\//i.test(resource) && !names(options, 'siteurl'))
    return 'restore'
  return renamed[action] ?? action
}

function names(options: object, member: string): boolean {
  return Object.entries(options).some(([name, value]) => name.toLowerCase() === member && Boolean(value))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
