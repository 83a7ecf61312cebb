import { Resolver } from 'type-graphql';
import { Person, Position } from '../../entities/units/person.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
import { AppointPersonInput, CreatePersonInput, EndPositionInput } from './person.inputs.ts';
import * as people from './person.service.ts';

@Resolver()
export class PersonResolver {
  @Act({
    description: 'Enters a person with a post. It makes no account.',
    input: CreatePersonInput,
    node: Person,
    refusals: [],
    verb: 'person.create',
  })
  createPerson(input: CreatePersonInput, scope: Scope): Promise<Person> {
    return people.createPerson(scope, input);
  }

  @Act({
    description: 'Enters a post that somebody holds or held.',
    input: AppointPersonInput,
    node: Position,
    refusals: ['VALIDITY_REVERSED'],
    verb: 'person.appoint',
  })
  appointPerson(input: AppointPersonInput, scope: Scope): Promise<Position> {
    return people.appointPerson(scope, input);
  }

  @Act({
    description: 'Says until when somebody held a post.',
    input: EndPositionInput,
    node: Position,
    refusals: ['VALIDITY_REVERSED'],
    verb: 'person.endPosition',
  })
  endPosition(input: EndPositionInput, scope: Scope): Promise<Position> {
    return people.endPosition(scope, input);
  }
}
