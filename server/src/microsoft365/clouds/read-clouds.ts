/** The clouds that a server is started with. */
import type { Cloud } from './cloud.ts'
import { readCloudFile } from './cloud-file.ts'
import { CloudError } from './errors.ts'
import { cloudNamed } from './known-clouds.ts'

/** In the order of the options; the first is the default. */
export type Clouds = readonly [Cloud, ...Cloud[]]

/** A cloud of Microsoft's by name, or an absolute cloud file. */
type CloudChoice = { readonly name: string } | { readonly file: string }

/**
 * Reads what the options name.
 * @throws {CloudError} `named_twice` for two of one name (an organization's records would mean either), and those of
 *   {@link readCloudFile} and {@link cloudNamed}.
 */
export async function readClouds([first, ...others]: readonly [
  CloudChoice,
  ...CloudChoice[],
]): Promise<Clouds> {
  const read = async (choice: CloudChoice): Promise<Cloud> =>
    'file' in choice ? readCloudFile(choice.file) : cloudNamed(choice.name)
  const clouds: Clouds = [await read(first), ...(await Promise.all(others.map(read)))]
  const names = clouds.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice === undefined) return clouds
  throw new CloudError('named_twice', `The cloud ${twice} is given twice: give it once.`)
}

/** The cloud whose vaults are called like this one; the first when none is. */
export function cloudOfVault([first, ...others]: Clouds, url: string): Cloud {
  const { hostname: host } = new URL(url)
  const holds = ({ keyVaultSuffix: suffix }: Cloud): boolean =>
    suffix !== undefined && (host === suffix || host.endsWith(`.${suffix}`))
  return holds(first) ? first : (others.find(holds) ?? first)
}
