/** The state file: what is written is what is read, whole or not at all. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { blockDeviceCode } from './entra/conditional-access/device-code-switch.ts'
import { createEntraState } from './entra/state.ts'
import { createKeyVaultState, type KeyVaultState } from './key-vault/index.ts'
import { createStateSaver, readStateFile, writeStateFile } from './state-file.ts'
import { seedTenants } from './tenant/seed.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-state-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function vaultWithKey(): KeyVaultState {
  const keyVault = createKeyVaultState()
  const version = {
    version: 'v',
    kind: { kty: 'EC', crv: 'P-256' } as const,
    privateKey: 'p',
    operations: ['sign'],
    enabled: true,
    created: 1,
    updated: 1,
    notBefore: null,
    expires: null,
    tags: {},
  }
  keyVault.vaults.set('contoso-vault', {
    name: 'contoso-vault',
    tenantId: 't',
    keys: new Map([['signing', { name: 'signing', versions: [version], rotationPolicy: null }]]),
    deleted: new Map(),
    access: new Map([['principal', ['sign']]]),
  })
  return keyVault
}

const identity = {
  clientId: 'client',
  principalId: 'principal',
  tenantId: 't',
  kind: 'user',
  header: 'h',
  resourceId: '/x',
} as const

function state() {
  const entra = createEntraState({ signingKey: 'k', signingCertificate: 'c' })
  entra.usedTotpSteps.set('a', 5)
  entra.managedIdentities = new Map([['client', { ...identity }]])
  const tenants = seedTenants({ seed: 5, users: 2, tenants: 1 })
  const [first] = tenants
  if (first === undefined) throw new Error('a cloud has tenants')
  blockDeviceCode(first, true, 0)
  first.hasPremiumLicence = false
  return {
    seed: 5,
    aheadMs: 1000,
    authority: { certificate: 'c', key: 'k' },
    tenants,
    entra,
    keyVault: vaultWithKey(),
    mail: { mailboxes: [] },
  }
}

describe('the file', () => {
  it('gives back maps and sets, and is for its owner alone', () => {
    const file = join(folder, 'state.json')
    writeStateFile(file, state())
    const read = readStateFile(file)
    expect(read).toEqual({ version: 1, ...state() })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['state.json'])
  })

  it('leaves out what Microsoft publishes, which the program knows (a cloud of many tenants would repeat it)', () => {
    const file = join(folder, 'state.json')
    writeStateFile(file, state())
    expect(readFileSync(file, 'utf8')).not.toContain('Calendars.ReadWrite')
    const [first, second] = readStateFile(file)?.tenants ?? []
    const roles = [first, second].map((tenant) =>
      [...(tenant?.servicePrincipals.values() ?? [])].find(
        ({ displayName }) => displayName === 'Microsoft Graph',
      ),
    )
    expect(roles[0]?.appRoles.map(({ value }) => value)).toContain('Calendars.ReadWrite')
    expect(roles[1]?.appRoles).toBe(roles[0]?.appRoles)
  })

  it('is undefined when it is not there, and an error when it is something else', () => {
    const file = join(folder, 'state.json')
    expect(readStateFile(file)).toBeUndefined()
    for (const text of ['', 'x', '{}', '{"version":2}', '[]']) {
      writeFileSync(file, text)
      expect(() => readStateFile(file)).toThrow(/move it away/)
    }
  })

  it('stays as it was when writing fails', () => {
    const file = join(folder, 'state.json')
    writeStateFile(file, state())
    const before = readFileSync(file, 'utf8')
    const circle: { self?: unknown } = {}
    circle.self = circle
    expect(() => writeStateFile(file, { ...state(), mail: circle })).toThrow(/circular/i)
    expect(readFileSync(file, 'utf8')).toBe(before)
    expect(readdirSync(folder)).toEqual(['state.json'])
  })
})

describe('the saver', () => {
  it('gathers changes into one write, and tries again after a failure', async () => {
    let writes = 0
    let failing = false
    const errors: unknown[] = []
    const waits: (() => void)[] = []
    const saver = createStateSaver(
      () => {
        if (failing) throw new Error('disk full')
        writes += 1
      },
      () => new Promise((resolve) => waits.push(resolve)),
      (error) => errors.push(error),
    )
    saver.changed()
    saver.changed()
    waits.shift()?.()
    await expect.poll(() => writes).toBe(1)
    saver.flush()
    expect(writes).toBe(1)
    failing = true
    saver.changed()
    waits.shift()?.()
    await expect.poll(() => errors.length).toBe(1)
    failing = false
    saver.flush()
    expect(writes).toBe(2)
  })
})
