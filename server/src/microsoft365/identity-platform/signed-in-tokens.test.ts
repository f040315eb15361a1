import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { Secret } from '../../foundation/secret.ts'
import { createSignedInTokens } from './signed-in-tokens.ts'

it('DEV-27: the token is gone once it was disposed of', async () => {
  const tokens = createSignedInTokens(new Secret('canary'))
  expect((await tokens.token()).reveal()).toBe('canary')
  tokens.dispose()

  await expect(tokens.token()).rejects.toMatchObject({ code: 'token_dropped' })
})

it('prints as redacted', async () => {
  expect(inspect(await createSignedInTokens(new Secret('canary')).token())).toBe('[redacted]')
})
