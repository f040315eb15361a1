/** The process that opens: parameters are the folder and how many blobs there are. */
import { setTimeout } from 'node:timers/promises'
import { blobsInPack, entryLength, indexIn, listingOf } from './made-index.ts'

export interface Opening {
  readonly blobs: number
  readonly seconds: number
  readonly cpuSeconds: number
  /** In milliseconds. */
  readonly longestDelay: number
  /** The most processor time, of all threads, between two turns of the event loop, in milliseconds. */
  readonly longestBusy: number
  /** More than before on the heap and outside of it, after a collection. */
  readonly heldBytes: number
  readonly residentBytes: number
  readonly peakBytes: number
  /** A second. */
  readonly lookups: number
}

const lookupPacks = 800

/** Two collections: arrays that the first one finds are freed in the background. */
async function held(): Promise<number> {
  for (let round = 0; round < 2; round += 1) {
    globalThis.gc?.()
    await setTimeout(100)
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** How late a timer of a millisecond comes, and how much of that time this process had a processor. */
function watchDelays() {
  let [longest, longestBusy] = [0, 0]
  let [since, cpu] = [performance.now(), process.cpuUsage()]
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(cpu)
    longest = Math.max(longest, performance.now() - since)
    longestBusy = Math.max(longestBusy, (user + system) / 1000)
    since = performance.now()
    cpu = process.cpuUsage()
  }, 1)
  return {
    longest: () => longest,
    longestBusy: () => longestBusy,
    stop: () => clearInterval(timer),
  }
}

const [folder = '', count = '0'] = process.argv.slice(2)
const blobs = Number(count)
const { index } = indexIn(folder)

const before = { held: await held(), resident: process.memoryUsage.rss(), cpu: process.cpuUsage() }
const delay = watchDelays()
const startedAt = performance.now()
await index.refresh()
delay.stop()
const seconds = (performance.now() - startedAt) / 1000
const { user, system } = process.cpuUsage(before.cpu)
if (index.blobCount !== blobs) throw new Error(`${index.blobCount} blobs, not ${blobs}`)
const heldBytes = (await held()) - before.held
const residentBytes = process.memoryUsage.rss() - before.resident
const peakBytes = process.resourceUsage().maxRSS * 1024

const packs = Math.ceil(blobs / blobsInPack)
let found = 0
let wanted = 0
let milliseconds = 0
for (let look = 0; look < lookupPacks; look += 1) {
  const number = (look * 7919) % packs
  const { listed } = listingOf(number, Math.min(blobsInPack, blobs - number * blobsInPack))
  const since = performance.now()
  for (let at = 0; at < listed.length; at += entryLength) {
    wanted += 1
    if (index.find(listed.subarray(at, at + 32)) !== undefined) found += 1
  }
  milliseconds += performance.now() - since
}
if (found !== wanted) throw new Error(`${wanted - found} of ${wanted} blobs were not found`)

const opening: Opening = {
  blobs,
  seconds,
  cpuSeconds: (user + system) / 1e6,
  longestDelay: delay.longest(),
  longestBusy: delay.longestBusy(),
  heldBytes,
  residentBytes,
  peakBytes,
  lookups: wanted / (milliseconds / 1000),
}
process.stdout.write(`${JSON.stringify(opening)}\n`)
