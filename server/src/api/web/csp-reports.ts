/**
 * What browsers report against the policy of our pages (Content Security Policy Level 3 §5). Anybody can send these:
 * each kind is logged once, and only so many kinds (CON-27).
 */
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Clock } from '../../foundation/clock.ts'
import type { Log } from '../../foundation/log.ts'
import { decodeUtf8 } from '../http/body.ts'
import { createAddressLimit } from '../pages/address-limit.ts'
import { reportPath } from './page-policy.ts'

const bodyLimit = 8 * 1024
const reportsPerMinute = 30
const mostKinds = 100

/** As `report-uri` sends it (§5.3), and as the Reporting API does (§5.2). */
const reportSchema = Type.Union([
  Type.Object({ 'csp-report': Type.Record(Type.String(), Type.Unknown()) }),
  Type.Array(Type.Object({ body: Type.Record(Type.String(), Type.Unknown()) }), { minItems: 1 }),
])

export function registerCspReports(
  app: FastifyInstance,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): void {
  const mayReport = createAddressLimit(clock, reportsPerMinute)
  const told = new Set<string>()
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit },
    async (_request: unknown, body: string | Buffer) => parsed(Buffer.from(body)),
  )
  app.post(reportPath, {
    config: { access: 'anonymous' },
    bodyLimit,
    handler: async (request, reply) => {
      const kind = mayReport(request.ip) ? kindOf(request.body) : undefined
      const key = kind && `${kind.directive} ${kind.blocked} ${kind.page}`
      if (key !== undefined && told.size < mostKinds && !told.has(key)) {
        told.add(key)
        log.warn({ ...kind, requestId: request.id }, 'a browser refused something to a page of ours')
      }
      return reply.code(204).send()
    },
  })
}

function parsed(body: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(decodeUtf8(body))
    return value
  } catch {
    return undefined
  }
}

interface Kind {
  readonly directive: string
  readonly blocked: string
  readonly page: string
}

/** Words of the standard and origins only: nothing that somebody made up gets into the log. */
function kindOf(body: unknown): Kind | undefined {
  if (!Value.Check(reportSchema, body)) return undefined
  const report = Array.isArray(body) ? (body[0]?.body ?? {}) : body['csp-report']
  const text = (...names: readonly string[]): string => {
    const value = names.map((name) => report[name]).find((found) => typeof found === 'string')
    return typeof value === 'string' ? value : ''
  }
  const directive = text('effective-directive', 'effectiveDirective', 'violated-directive')
  if (!/^[a-z-]{3,40}$/.test(directive)) return undefined
  return {
    directive,
    blocked: sourceOf(text('blocked-uri', 'blockedURL')),
    page: /\/(console|portal)(?:[/?#]|$)/.exec(text('document-uri', 'documentURL'))?.[1] ?? 'other',
  }
}

function sourceOf(text: string): string {
  if (/^[a-z-]{2,30}$/.test(text)) return text
  const origin = URL.canParse(text) ? new URL(text).origin : ''
  return /^https?:\/\/[\w.:[\]-]{1,80}$/.test(origin) ? origin : 'other'
}
