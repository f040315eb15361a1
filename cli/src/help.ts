/** How `--help` reads: what a command does comes first, how it reaches the server comes last. */
import { type Command, Help, type Option } from 'commander'

/** Heading of the options that every client command takes. */
export const connectionHeading = 'The server, and the output:'

const firstSteps = `
From an empty folder to a restored message:
  1. strongroom serve --data-dir DIR           leave it running; its ready line names the address,
                                               the CA file and the file with the setup secret
  2. strongroom setup, strongroom login        in another terminal; the console in a browser does it, too
  3. strongroom org add                        connect an organization: it asks, and shows its plan first
  4. strongroom repository create              a folder for backups
  5. strongroom job create, strongroom job start
  6. strongroom browse, strongroom restore

With no tenant at hand: strongroom demo.
Every command explains itself: strongroom COMMAND --help.`

/** For the program; what is added to it later inherits the order of the groups. */
export function orderHelp(program: Command): Command {
  const plain = new Help()
  return program
    .configureHelp({
      groupItems<T extends Command | Option>(
        unsorted: T[],
        visible: T[],
        getGroup: (item: T) => string,
      ): Map<string, T[]> {
        const groups = plain.groupItems(unsorted, visible, getGroup)
        const last = groups.get(connectionHeading)
        if (last === undefined) return groups
        groups.delete(connectionHeading)
        return groups.set(connectionHeading, last)
      },
    })
    .addHelpText('after', firstSteps)
}
