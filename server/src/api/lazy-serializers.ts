/**
 * Writers of answers (fast-json-stringify), each compiled when its route answers for the first time: a thousand of them
 * would be most of a start, and few are ever used.
 */
import { createRequire } from 'node:module'
import type { FastifyServerOptions } from 'fastify'

type CompilersFactory = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>
type BuildSerializer = NonNullable<CompilersFactory['buildSerializer']>
type Schemas = Readonly<Record<string, unknown>>

/** Fastify's own, which it would use by itself: found where Fastify finds it. */
function fastifysOwn(): BuildSerializer {
  const requireAsFastify = createRequire(createRequire(import.meta.url).resolve('fastify'))
  const select: () => BuildSerializer = requireAsFastify('@fastify/fast-json-stringify-compiler')
  return select()
}

/** For Fastify's option `schemaController.compilersFactory`. What a compiled writer does is Fastify's own. */
export function lazySerializers(): Pick<CompilersFactory, 'buildSerializer'> {
  let build: BuildSerializer | undefined
  return {
    buildSerializer(externalSchemas, options) {
      const components: Schemas = { ...Object(externalSchemas) }
      return (route) => {
        let write: ReturnType<ReturnType<BuildSerializer>> | undefined
        return (body: unknown) => {
          build ??= fastifysOwn()
          write ??= build(reachableFrom(route.schema, components), options)(route)
          return write(body)
        }
      }
    },
  }
}

/** The compiler looks through all components that it is given: here are those that the schema leads to. */
function reachableFrom(schema: unknown, components: Schemas): Schemas {
  const found = new Map<string, unknown>()
  const waiting: unknown[] = [schema]
  while (waiting.length > 0) {
    for (const name of referencesIn(waiting.pop())) {
      if (found.has(name) || components[name] === undefined) continue
      found.set(name, components[name])
      waiting.push(components[name])
    }
  }
  return Object.fromEntries(found)
}

function referencesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, member]: [string, unknown]) =>
    key === '$ref' && typeof member === 'string' ? [member.replace(/#.*$/, '')] : referencesIn(member),
  )
}
