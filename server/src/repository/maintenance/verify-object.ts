/** Verifies one object as it lies in a storage: header, name, commitment and every segment. */
import { openObject } from '../crypto/sealed-object.ts'
import type { ObjectType } from '../crypto/header.ts'
import { corrupt, VaultError } from '../errors.ts'
import { isOrganizationId } from '../names.ts'
import type { FreshView, MaintenanceContext } from './context.ts'

const types: ReadonlyMap<string, ObjectType> = new Map([
  ['config', 'config'],
  ['packs', 'pack'],
  ['index', 'index'],
  ['manifests', 'manifest'],
  ['heads', 'head'],
  ['anchors', 'anchor'],
  ['records', 'records'],
  ['cards', 'card'],
])
const withOrganization = new Set<ObjectType>(['pack', 'index', 'manifest', 'head', 'anchor'])

/** @returns what is wrong; undefined for a sound object. Key objects are under a passphrase: of them nothing is known. */
export function verifyObject(
  { keys }: Pick<MaintenanceContext, 'keys'>,
  view: Pick<FreshView, 'organizationKeys'>,
  name: string,
  bytes: Uint8Array,
): VaultError | undefined {
  const [folder = '', owner = ''] = name.split('/')
  if (folder === 'keys') return undefined
  const type = types.get(folder)
  try {
    if (type === undefined) throw corrupt(`${name}: no object of a repository has this name`)
    if (!withOrganization.has(type)) openObject(keys, bytes, { type, organization: undefined, name })
    else if (isOrganizationId(owner))
      openObject(keys, bytes, { type, organization: view.organizationKeys(owner), name })
    else throw corrupt(`${name}: no organization has this id`)
    return undefined
  } catch (error) {
    if (error instanceof VaultError) return error
    throw error
  }
}
