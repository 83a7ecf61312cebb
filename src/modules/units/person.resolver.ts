import { Resolver } from 'type-graphql';
import { Person, Position } from '../../entities/units/person.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { AppointPersonInput, CreatePersonInput, EndPositionInput } from './person.inputs.ts';
import * as people from './person.service.ts';

@Resolver()
export class PersonResolver {
  @TransactionalMutation({
    description: 'Creates a person with a position. It does not create an account.',
    input: CreatePersonInput,
    node: Person,
    errorCodes: [],
    permission: 'person.create',
  })
  createPerson(input: CreatePersonInput, ctx: MutationContext): Promise<Person> {
    return people.createPerson(ctx, input);
  }

  @TransactionalMutation({
    description: 'Adds a position that a person holds or held.',
    input: AppointPersonInput,
    node: Position,
    errorCodes: ['VALIDITY_REVERSED'],
    permission: 'person.appoint',
  })
  appointPerson(input: AppointPersonInput, ctx: MutationContext): Promise<Position> {
    return people.appointPerson(ctx, input);
  }

  @TransactionalMutation({
    description: 'Ends a position of a person.',
    input: EndPositionInput,
    node: Position,
    errorCodes: ['VALIDITY_REVERSED'],
    permission: 'person.endPosition',
  })
  endPosition(input: EndPositionInput, ctx: MutationContext): Promise<Position> {
    return people.endPosition(ctx, input);
  }
}
