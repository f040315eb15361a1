/** Months of a repository's life against a map of what it must hold (security reference, 6.10 and 6.14). */
import { expect, it } from 'vitest'
import type { RetentionRule } from '../index.ts'
import { days, hours, minutes } from './manual-clock.suite.ts'
import {
  beginRun,
  changeSource,
  commitRun,
  createModel,
  damageSome,
  expectAgreement,
  expectClean,
  fillRun,
  forget,
  type Model,
} from './model.suite.ts'
import { quiet } from './quiet-run.suite.ts'
import { isLong, seconds, withinTime } from './seeded.suite.ts'
import { pruneFully } from './replay.suite.ts'

const firstSeed = Number(process.env['STRONGROOM_TEST_MODEL_SEED'] ?? 1)
/** Steps of one seed: some months. In a long run 100,000 over all seeds. */
const steps = 400
const seeds = Array.from({ length: isLong ? 250 : 8 }, (_, place) => firstSeed + place)

type Action = (model: Model) => Promise<void>

const backUpOne: Action = async (model) => {
  const chain = model.seeded.pick(model.chains)
  await commitRun(model, await beginRun(model, chain))
}

const prune: Action = async (model) => {
  const { seeded, clock } = model
  const wait = (2 + seeded.below(23)) * hours
  const rewriteBelow = seeded.pick([0, 0.3, 0.7, 1])
  const report = await seeded
    .pick(model.servers)
    .maintenance.prune({ wait, rewriteBelow, isPreview: false }, quiet)
  if (report.deleted.packs > 0) model.lastPruneAt = clock.now()
}

const retain: Action = async (model) => {
  const { seeded, clock } = model
  const rule: RetentionRule = {
    kind: seeded.chance(0.7) ? 'snapshot' : 'item',
    before: clock.now() - seeded.below(40) * days,
    keepLast: 1 + seeded.below(3),
  }
  const isPreview = seeded.chance(0.1)
  await seeded.pick(model.servers).maintenance.retain(rule, { isPreview }, quiet)
  if (!isPreview) forget(model, rule)
}

/** A random loss, which check names and a replica heals. */
const loseAndHeal: Action = async (model) => {
  const { seeded, replica, storage } = model
  await seeded.pick(model.servers).maintenance.copyTo(replica, quiet)
  await expectAgreement(model, await model.open(replica), 0.3)
  await damageSome(model)
  const damaged = await model.open(storage, () => undefined)
  const { findings } = await damaged.maintenance.healFrom(replica, quiet)
  expect(findings).toEqual([])
  model.servers = await Promise.all(model.servers.map(() => model.open(storage)))
  model.runs = []
  await expectClean(seeded.pick(model.servers), 'all')
}

const actions: readonly (readonly [weight: number, title: string, action: Action])[] = [
  [20, 'change', async (model) => changeSource(model, model.seeded.pick(model.chains))],
  [20, 'back up', backUpOne],
  [
    8,
    'begin a run',
    async (model) => {
      if (model.runs.length < 4) model.runs.push(await beginRun(model, model.seeded.pick(model.chains)))
    },
  ],
  [
    8,
    'fill a run',
    async (model) => {
      const run = model.runs.find(({ filled }) => filled === undefined)
      if (run !== undefined) await fillRun(model, run)
    },
  ],
  [
    8,
    'commit a run',
    async (model) => {
      const run = model.runs.shift()
      if (run !== undefined) await commitRun(model, run)
    },
  ],
  [2, 'abandon a run', async (model) => model.runs.pop()?.writer.abandon()],
  [12, 'a while', async ({ clock, seeded }) => clock.advance((1 + seeded.below(300)) * minutes)],
  [6, 'days', async ({ clock, seeded }) => clock.advance((1 + seeded.below(5)) * days)],
  [10, 'prune', prune],
  [5, 'retain', retain],
  [
    2,
    'rebuild the index',
    async ({ seeded, servers }) => void (await seeded.pick(servers).maintenance.rebuildIndex(quiet)),
  ],
  [2, 'lose and heal', loseAndHeal],
  [
    3,
    'a server is killed',
    async (model) => {
      const gone = model.seeded.below(model.servers.length)
      const vault = model.servers[gone]
      model.runs = model.runs.filter((run) => run.vault !== vault)
      model.servers[gone] = await model.open()
    },
  ],
]

function pickAction({ seeded }: Model): readonly [title: string, action: Action] {
  let at = seeded.below(actions.reduce((sum, [weight]) => sum + weight, 0))
  for (const [weight, title, action] of actions) {
    if (at < weight) return [title, action]
    at -= weight
  }
  throw new RangeError('no action')
}

async function live(seed: number): Promise<void> {
  const model = await createModel(seed)
  try {
    for (let step = 0; step < steps; step += 1) {
      const [title, action] = pickAction(model)
      model.story.push(`${step} ${title}`)
      await action(model)
      const isLook = step % 40 === 0
      await expectAgreement(model, model.seeded.pick(model.servers), isLook ? 1 : 0.05)
      if (isLook) await expectClean(model.seeded.pick(model.servers), 'all')
    }
    await pruneFully(await model.open(), model.clock)
    await expectAgreement(model, await model.open(), 1)
    await expectClean(await model.open(), 'all')
  } catch (error) {
    throw new Error(`seed ${seed}, after: ${model.story.slice(-25).join(', ')}`, { cause: error })
  }
}

it(
  'equals a map, whatever several servers do with it for months (REP-16, REP-38, F-50)',
  { timeout: isLong ? 1e8 : 240_000 },
  async () => {
    const options = { milliseconds: seconds(25), least: 1, seed: firstSeed }
    let done = 0
    for (const seed of withinTime(seeds, options)) {
      await expect(live(seed)).resolves.toBeUndefined()
      done += steps
    }
    if (isLong) console.log(`the model agreed for ${done} steps`)
  },
)
