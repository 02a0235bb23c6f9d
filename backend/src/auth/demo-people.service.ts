import { Injectable } from '@nestjs/common';
import type { DemoPerson } from './dto/setup.dto.js';

/** The port through which a demo offers its people on the sign-in page. Nobody is offered by default. */
@Injectable()
export class DemoPeople {
  private people: readonly DemoPerson[] | null = null;

  offer(people: readonly DemoPerson[]): void {
    this.people = people;
  }

  offered(): DemoPerson[] | null {
    return this.people && [...this.people];
  }
}
