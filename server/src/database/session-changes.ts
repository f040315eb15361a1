/**
 * Notices statements of this process that may change who a token stands for, so that what was remembered of
 * sessions is asked for again at once. Other processes' changes show when what is remembered grows old.
 */
import {
  type KyselyPlugin,
  type OperationNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryId,
  type QueryResult,
  type RootOperationNode,
  TableNode,
  type UnknownRow,
} from 'kysely'

/**
 * Changes to their rows count; a new row cannot make anything wrong that was remembered. With an organization the
 * sessions of its people go, without a statement about them.
 */
const watchedTables: ReadonlySet<string> = new Set([
  'tokenFamilies',
  'accounts',
  'accessTokens',
  'organizations',
])

export class SessionChanges implements KyselyPlugin {
  readonly #running = new WeakSet<QueryId>()
  #count = 0

  /** Another number than before: something may have changed since. */
  get count(): number {
    return this.#count
  }

  /** To be called when a transaction ends in which something was counted: only now do others see it. */
  countAgainIfSince(count: number): void {
    if (count !== this.#count) this.#count += 1
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    if (changedTables(node).some((table) => watchedTables.has(table))) {
      this.#count += 1
      this.#running.add(queryId)
    }
    return node
  }

  async transformResult({ result, queryId }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    if (this.#running.delete(queryId)) this.#count += 1
    return result
  }
}

function changedTables(node: RootOperationNode): readonly string[] {
  if (node.kind === 'UpdateQueryNode') return node.table === undefined ? [] : [nameOf(node.table)]
  return node.kind === 'DeleteQueryNode' ? node.from.froms.map(nameOf) : []
}

function nameOf(node: OperationNode): string {
  return TableNode.is(node) ? node.table.identifier.name : ''
}
