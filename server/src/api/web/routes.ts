/** The console at `/console/` and the restore portal at `/portal/`, as they were built, and what belongs to them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { takesBrotli } from '../http/accept-encoding.ts'
import { RequestError } from '../http/errors.ts'
import type { ApiScope } from '../scope.ts'
import { type ConsoleFiles, noncePlace, readConsole } from './console-files.ts'
import { registerCspReports } from './csp-reports.ts'
import { setPageHeaders } from './page-policy.ts'
import { registerPortalCallback } from './portal-callback.ts'

const anonymous = { config: { access: 'anonymous' }, schema: { hide: true } } as const
const nonceBytes = 18

/** @param consoleFolder - without it browsers find no page here, and `/` is nothing. */
export async function registerWeb(
  { app, dependencies }: ApiScope,
  consoleFolder: string | undefined,
): Promise<void> {
  registerPortalCallback(app, dependencies)
  if (consoleFolder === undefined) return
  const files = await readConsole(consoleFolder)
  const newNonce = (): string => Buffer.from(dependencies.random.bytes(nonceBytes)).toString('base64')
  app.get('/', { ...anonymous, handler: async (_request, reply) => reply.redirect('/console/', 302) })
  for (const page of ['console', 'portal'] as const) {
    const handler = async (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const nonce = newNonce()
      setPageHeaders(reply, nonce)
      return reply.send(files.pages[page].replaceAll(noncePlace, nonce))
    }
    // Addresses below it are the page's own to understand.
    for (const path of [`/${page}`, `/${page}/*`]) app.get(path, { ...anonymous, handler })
  }
  registerAssets(app, files)
  await app.register(async (child) => registerCspReports(child, dependencies))
}

function registerAssets(app: FastifyInstance, { assets }: ConsoleFiles): void {
  app.get<{ Params: { name: string } }>('/assets/:name', {
    ...anonymous,
    handler: async (request, reply) => {
      const asset = assets.get(request.params.name)
      if (asset === undefined) throw new RequestError('not_found', 'There is nothing at this address.')
      const { type, content, brotli } = asset
      const isCompressed = brotli !== undefined && takesBrotli(request)
      return reply
        .removeHeader('pragma')
        .headers({
          'content-type': type,
          // Its name has a hash of it.
          'cache-control': 'public, max-age=31536000, immutable',
          'cross-origin-resource-policy': 'same-origin',
          vary: 'accept-encoding',
          ...(isCompressed && { 'content-encoding': 'br' }),
        })
        .send(isCompressed ? brotli : content)
    },
  })
}
