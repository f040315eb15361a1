/** A vault in memory: its keys stay in it. */
import { constants, createPublicKey, type KeyObject, privateEncrypt } from 'node:crypto'
import forge from 'node-forge'
import { KeysError } from '../errors.ts'
import { generatePrivateKey } from '../local/private-key.ts'
import type { VaultKeys } from './vault-keys.ts'

/** DigestInfo of SHA-256 (RFC 8017 §9.2). */
const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex')

export function createMemoryVault(): VaultKeys & { readonly names: Map<string, KeyObject> } {
  const names = new Map<string, KeyObject>()
  return {
    names,
    async create(name) {
      const key = await generatePrivateKey()
      names.set(name, key)
      return { url: `https://vault.example/keys/${name}/1`, publicKey: createPublicKey(key) }
    },
    async sign(url, algorithm, digest) {
      const key = names.get(url.split('/')[4] ?? '')
      if (key === undefined) throw new KeysError('not_found', 'no such key')
      if (algorithm === 'RS256') {
        const padded = { key, padding: constants.RSA_PKCS1_PADDING }
        return new Uint8Array(privateEncrypt(padded, Buffer.concat([digestInfo, digest])))
      }
      const pem = key.export({ format: 'pem', type: 'pkcs8' }).toString()
      const pss = forge.pss.create({
        md: forge.md.sha256.create(),
        mgf: forge.mgf.mgf1.create(forge.md.sha256.create()),
        saltLength: 32,
      })
      // Forge takes a hash that it made; this one hands out what the caller hashed.
      const given = Object.assign(forge.md.sha256.create(), {
        digest: () => forge.util.createBuffer(Buffer.from(digest).toString('binary')),
      })
      return new Uint8Array(Buffer.from(forge.pki.privateKeyFromPem(pem).sign(given, pss), 'binary'))
    },
    async remove(name) {
      names.delete(name)
    },
  }
}
