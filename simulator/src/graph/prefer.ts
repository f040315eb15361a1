/** The `Prefer` header (RFC 7240) as far as Outlook on Graph documents it. */
import type { IncomingHttpHeaders } from 'node:http'
import { badRequest } from './errors.ts'

export interface Preferences {
  readonly immutableIds: boolean
  readonly maxPageSize: number | undefined
  readonly bodyContentType: 'text' | 'html' | undefined
  /** The value of `Preference-Applied`; undefined when nothing was asked for. */
  readonly applied: string | undefined
}

/** Preferences that are not known are ignored (RFC 7240 section 2); known ones with a wrong value are refused. */
export function parsePrefer(headers: IncomingHttpHeaders): Preferences {
  const given = new Map<string, string>()
  for (const part of preferLines(headers)) {
    const match = /^\s*([^\s=]+)\s*(?:=\s*"?([^"]*)"?)?\s*$/.exec(part)
    if (match !== null) given.set((match[1] ?? '').toLowerCase(), (match[2] ?? '').trim())
  }
  const idType = given.get('idtype')
  const size = given.get('odata.maxpagesize')
  const body = given.get('outlook.body-content-type')?.toLowerCase()
  if (size !== undefined && !/^[1-9]\d{0,5}$/.test(size))
    throw badRequest('Invalid odata.maxpagesize preference.')
  const immutableIds = idType?.toLowerCase() === 'immutableid'
  const maxPageSize = size === undefined ? undefined : Number(size)
  const bodyContentType = body === 'text' || body === 'html' ? body : undefined
  const applied = appliedText({ immutableIds, maxPageSize, bodyContentType })
  return { immutableIds, maxPageSize, bodyContentType, applied: applied === '' ? undefined : applied }
}

function appliedText({ immutableIds, maxPageSize, bodyContentType }: Omit<Preferences, 'applied'>): string {
  return [
    immutableIds ? 'IdType="ImmutableId"' : '',
    maxPageSize === undefined ? '' : `odata.maxpagesize=${maxPageSize}`,
    bodyContentType === undefined ? '' : `outlook.body-content-type="${bodyContentType}"`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function preferLines(headers: IncomingHttpHeaders): string[] {
  const value = headers['prefer']
  const lines = value === undefined ? [] : Array.isArray(value) ? value : [value]
  return lines.flatMap((line) => line.split(/[,;]/))
}
