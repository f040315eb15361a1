/** Lists and single objects of sample data; every property of the data may be selected, filtered and sorted by. */
import type { SimulatorReply } from '../../http.ts'
import { answerList } from '../directory/collection.ts'
import type { Family } from '../errors.ts'
import { contextOf, type Entity, type EntityType, ok, project, selectedProperties } from '../odata.ts'
import type { QueryOption, QueryRules } from '../query.ts'
import type { Call } from '../route.ts'

export function sampleQuery(...options: readonly QueryOption[]): QueryRules {
  return {
    options: ['$select', '$top', '$skiptoken', '$filter', '$orderby', ...options],
    top: { default: 100, max: 999 },
  }
}

export interface Sample {
  readonly family: Family
  /** The type's name, such as `channel`. */
  readonly name: string
  /** Below `$metadata#`. */
  readonly context: string
}

function typeOf({ family, name }: Sample, entities: readonly Entity[]): EntityType {
  return {
    name,
    family,
    byDefault: [...new Set(entities.flatMap((entity) => Object.keys(entity)))],
    onSelect: [],
  }
}

export function answerSamples(call: Call, sample: Sample, items: readonly Entity[]): SimulatorReply {
  const type = typeOf(sample, items)
  return answerList(call, {
    items,
    // of an empty list nothing is known; whatever is selected is none of nothing
    type: items.length === 0 ? { ...type, onSelect: [...(call.query.select ?? [])] } : type,
    context: sample.context,
    filterable: type.byDefault,
    sortable: type.byDefault,
    takesEverything: true,
  })
}

export function answerSample(call: Call, sample: Sample, entity: Entity): SimulatorReply {
  return ok({
    '@odata.context': contextOf(call, sample.context, true),
    ...project(entity, selectedProperties(typeOf(sample, [entity]), call.query.select)),
  })
}
