/** Microsoft's own libraries between our provider and the built simulator's vault, as a managed identity. */
import { constants, verify, X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeyProvider, SealedKey } from '../keys.ts'
import { type SimulatedVault, startSimulatedVault } from './simulated-vault.suite.ts'

const longMs = 120_000

let here: SimulatedVault
let keys: KeyProvider
let permit: (permissions: readonly string[]) => Promise<void>
const rows = new Map<string, SealedKey>()
const before = { ...process.env }

beforeAll(async () => {
  here = await startSimulatedVault()
  const identity = await here.control('managed-identities', { displayName: 'server', systemAssigned: true })
  process.env['IDENTITY_ENDPOINT'] = String(identity['endpoint'])
  process.env['IDENTITY_HEADER'] = String(identity['header'])
  permit = (permissions) => here.permit(String(identity['principalId']), permissions)
  keys = await here.open({ kind: 'managed', clientId: undefined }, rows)
}, longMs)

afterAll(async () => {
  await here.stop()
  process.env = before
})

describe('keys in Azure Key Vault', { timeout: longMs }, () => {
  const request = { commonName: 'Strongroom test', validDays: 180, context: 'organization-1' }

  it('says which role is missing', async () => {
    await expect(keys.createCertificate(request)).rejects.toMatchObject({
      code: 'key_vault',
      message: expect.stringMatching(/Key Vault Crypto Officer/),
    })
  })

  it('says what to do where the machine has no such identity', async () => {
    const clientId = '33333333-3333-4333-8333-333333333333'
    const others = await here.open({ kind: 'managed', clientId })
    await expect(others.createCertificate(request)).rejects.toMatchObject({
      code: 'key_vault',
      message: expect.stringMatching(/no token of a managed identity .* Assign the identity to the machine/),
    })
  })

  it('PRV-08: are made there, sign there, and leave nothing here but their certificate', async () => {
    await permit(['all'])
    const made = await keys.createCertificate(request)
    const { publicKey } = new X509Certificate(made.certificate)
    expect(new X509Certificate(made.certificate).verify(publicKey)).toBe(true)
    expect(publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072)
    const data = Buffer.from('header.payload')
    const pss = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
    expect(verify('sha256', data, pss, await keys.signPs256(made.id, data))).toBe(true)
    expect(verify('sha256', data, publicKey, await keys.signRs256(made.id, data))).toBe(true)
    expect(rows.get(made.id)?.purpose).toBe('azure-key-vault')
    await keys.remove(made.id)
    await expect(keys.signPs256(made.id, data)).rejects.toMatchObject({ code: 'not_found' })
  })
})
