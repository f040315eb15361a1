/** Small packs of many runs become few (docs/repository-format.md, section 16). */
import { expect, it } from 'vitest'
import { hours } from '../proofs/manual-clock.suite.ts'
import { alpha, beta, mails, readBack, runOnce, type Mail } from '../test-vault.ts'
import type { RestorePoint, Vault } from '../vault.ts'
import { another, createWorld, findings, packsOf, pruning, run, type World } from './test-repository.suite.ts'

const dayOf = (day: number): Mail[] => mails(3, day * 3)

interface Day {
  readonly point: RestorePoint
  readonly content: readonly Mail[]
}

/** A run a day, each of which leaves a small pack of contents and one of documents. */
async function liveDays({ vault, clock }: World, count: number, from = 0): Promise<Day[]> {
  const days: Day[] = []
  for (let day = from; day < from + count; day += 1) {
    const content = dayOf(day)
    days.push({ point: await runOnce(vault, alpha, 'job', content), content })
    clock.advance(24 * hours)
  }
  return days
}

async function expectAll(vault: Vault, days: readonly Day[]): Promise<void> {
  for (const { point, content } of days) {
    const found = await readBack(vault, point)
    expect(found.map(({ id, mime }) => [id, Buffer.from(mime)])).toEqual(
      content.map(({ id, mime }) => [id, Buffer.from(mime)]),
    )
  }
}

it('are joined once there are eight: two packs are left, every restore point is the same, and no pack is joined twice', async () => {
  const world = await createWorld()
  const { vault, storage, clock } = world
  const days = await liveDays(world, 12)
  await runOnce(vault, beta, 'job', dayOf(1))
  clock.advance(25 * hours)
  expect(await packsOf(storage)).toHaveLength(26)
  const preview = await vault.maintenance.prune({ ...pruning, isPreview: true }, run)
  expect(preview.joined.packs).toBe(24)
  expect(await packsOf(storage)).toHaveLength(26)
  const report = await vault.maintenance.prune(pruning, run)
  expect(report).toMatchObject({ joined: { packs: 24 }, condemned: { packs: 24 } })
  expect(report.rewritten).toEqual(preview.rewritten)
  await expectAll(vault, days)
  clock.advance(25 * hours)
  const second = await vault.maintenance.prune(pruning, run)
  expect(second).toMatchObject({ joined: { packs: 0 }, deleted: { packs: 24 }, condemned: { packs: 0 } })
  expect(await packsOf(storage)).toHaveLength(4)
  const fresh = await another(world)
  await expectAll(fresh, days)
  await expectAll(vault, days)
  expect(await findings(fresh)).toEqual([])
})

it('stay while they are few, and while they are younger than the wait', async () => {
  const world = await createWorld()
  const { vault, clock } = world
  await liveDays(world, 3)
  clock.advance(25 * hours)
  await expect(vault.maintenance.prune(pruning, run)).resolves.toMatchObject({ joined: { packs: 0 } })
  await liveDays(world, 1, 3)
  for (let number = 4; number < 8; number += 1) await runOnce(vault, alpha, 'job', dayOf(number))
  const careful = { ...pruning, minAge: 48 * hours }
  await expect(vault.maintenance.prune(careful, run)).resolves.toMatchObject({ joined: { packs: 0 } })
  clock.advance(48 * hours)
  await expect(vault.maintenance.prune(careful, run)).resolves.toMatchObject({ joined: { packs: 16 } })
})

it('may belong to a run that goes on meanwhile: it stores again what it relies on, and is whole', async () => {
  const world = await createWorld()
  const { vault, clock } = world
  const days = await liveDays(world, 6)
  clock.advance(25 * hours)
  const pruner = await another(world)
  const writer = await vault.begin(alpha, 'other')
  const items = []
  for (const { id, mime } of dayOf(2)) {
    const { ref, isNew } = await writer.put(mime)
    expect(isNew).toBe(false)
    items.push({ id, contents: { mime: ref }, properties: {} })
  }
  await expect(pruner.maintenance.prune(pruning, run)).resolves.toMatchObject({ joined: { packs: 12 } })
  const pages = await writer.putItems(items)
  const tree = await writer.putTree({
    folders: [{ id: 'f', name: 'f', parentId: null, attributes: {}, pages }],
  })
  const resource = { kind: 'mailbox', id: 'a', name: 'a', address: 'a', tree, itemCount: items.length }
  const outcomes = { saved: 3, unchanged: 0, skipped: 0, failed: 0 }
  const point = await writer.commit({ createdAt: clock.now(), resources: [resource], outcomes })
  clock.advance(25 * hours)
  expect((await pruner.maintenance.prune(pruning, run)).deleted.packs).toBeGreaterThan(0)
  const fresh = await another(world)
  await expectAll(fresh, [...days, { point, content: dayOf(2) }])
  expect(await findings(fresh)).toEqual([])
})
