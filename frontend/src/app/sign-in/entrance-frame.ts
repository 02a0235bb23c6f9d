import { Component, input } from '@angular/core';
import { ProductMark } from '../shared/product-mark';

/** The frame of the pages before signing in: what Docket is on one side, what to do on the other. */
@Component({
  selector: 'dk-entrance-frame',
  imports: [ProductMark],
  templateUrl: './entrance-frame.html',
  styleUrl: './entrance-frame.scss',
})
export class EntranceFrame {
  readonly heading = input.required<string>();
}
