'use strict';
(() => {
  const copied = document.getElementById('copied');

  function say(text) {
    copied.textContent = text;
  }

  function addCopyButton(box) {
    const pre = box.querySelector('pre');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', 'Copy: ' + pre.textContent.slice(0, 60));
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(pre.textContent);
        say('Copied');
      } catch {
        getSelection().selectAllChildren(pre);
        say('Selected: press Ctrl+C');
      }
    });
    box.classList.add('has-button');
    box.append(button);
  }

  /** A click on a number of a picture goes to its step. */
  function linkPicture(event) {
    const mark = event.target.closest('.pic [class*=" h"]');
    const view = event.target.closest('.view');
    const hop = mark && /(?:^| )h(\d+)(?: |$)/.exec(mark.getAttribute('class'));
    const step = view && hop && view.querySelector('.s' + hop[1] + ' a');
    if (step) {
      step.focus();
    }
  }

  const ROW = 30;
  const COLUMN = 132;
  const FIRST = 260;

  /** The table of all services and sources, of which only what is seen is there. */
  class Grid {
    constructor(box) {
      const data = JSON.parse(box.querySelector('script').textContent);
      Object.assign(this, {box, data, columns: data.sources.map((_, i) => i), row: 0, column: 0});
      this.rows = data.services.map((_, i) => i);
      this.sorted = {by: -2, down: false};
      this.scroller = box.querySelector('.grid');
      this.detail = box.querySelector('.detail');
      this.shown = box.querySelector('.shown');
      this.sheet = document.createElement('div');
      this.table = document.createElement('table');
      this.table.setAttribute('role', 'grid');
      this.table.setAttribute('aria-label', box.dataset.name);
      this.sheet.append(this.table);
      this.scroller.append(this.sheet);
      this.scroller.addEventListener('scroll', () => this.ask(), {passive: true});
      this.table.addEventListener('click', event => this.click(event));
      this.table.addEventListener('keydown', event => this.key(event));
      for (const input of box.querySelectorAll('.grid-tools input')) {
        input.addEventListener('input', () => this.filter());
      }
      new ResizeObserver(() => this.ask()).observe(this.scroller);
      this.filter();
    }

    cell(row, column) {
      const {grid, width, cells} = this.data;
      const code = grid[row].slice(column * width, column * width + width);
      return cells[code];
    }

    filter() {
      const [service, source] = this.box.querySelectorAll('input[type=search]');
      const wanted = new Set();
      for (const input of this.box.querySelectorAll('input[type=checkbox]')) {
        if (input.checked) {
          wanted.add(input.value);
        }
      }
      const {services, sources, cells, width, grid} = this.data;
      const all = (text, words) => words.every(word => text.includes(word));
      const words = input => input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const asked = words(service);
      const asking = words(source);
      const codes = new Set(Object.keys(cells).filter(code => wanted.has(cells[code][0])));
      this.columns = sources.map((_, i) => i).filter(i => all(sources[i].toLowerCase(), asking));
      const has = row => {
        for (const column of this.columns) {
          if (codes.has(grid[row].slice(column * width, column * width + width))) {
            return true;
          }
        }
        return false;
      };
      this.rows = services.map((_, i) => i)
          .filter(i => all(services[i].toLowerCase(), asked) && has(i));
      this.row = Math.min(this.row, Math.max(0, this.rows.length - 1));
      this.column = Math.min(this.column, Math.max(0, this.columns.length - 1));
      this.shown.textContent = this.rows.length + ' of ' + services.length + ' services, '
          + this.columns.length + ' of ' + sources.length + ' sources';
      this.sort();
    }

    /** By service (-1), as the rules are (-2), or by how a source fares. */
    sort() {
      const {by, down} = this.sorted;
      const order = ['lost', 'filtered', 'unknown', 'other', 'works', '-'];
      const rank = row => order.indexOf((this.cell(row, by) || ['-'])[0]);
      const {services} = this.data;
      this.rows.sort((a, b) => {
        const difference = by === -2 ? a - b
            : by === -1 ? services[a].localeCompare(services[b], 'en', {numeric: true}) || a - b
            : rank(a) - rank(b) || a - b;
        return down ? -difference : difference;
      });
      this.ask();
    }

    sortBy(by) {
      const again = this.sorted.by === by;
      this.sorted = again && this.sorted.down ? {by: -2, down: false} : {by, down: again};
      this.sort();
    }

    ask() {
      if (!this.asked) {
        this.asked = true;
        requestAnimationFrame(() => {
          this.asked = false;
          this.draw();
        });
      }
    }

    draw() {
      const {scroller} = this;
      const focused = this.table.contains(document.activeElement)
          && document.activeElement.dataset.key;
      const height = scroller.clientHeight;
      const width = scroller.clientWidth;
      const first = Math.max(0, Math.floor(scroller.scrollTop / ROW));
      const left = Math.max(0, Math.floor(scroller.scrollLeft / COLUMN));
      const rows = this.rows.slice(first, first + Math.ceil(height / ROW));
      const columns = this.columns.slice(left, left + Math.ceil(width / COLUMN) + 1);
      this.sheet.style.width = FIRST + this.columns.length * COLUMN + 'px';
      this.sheet.style.height = (this.rows.length + 1) * ROW + 'px';
      this.table.setAttribute('aria-rowcount', this.rows.length + 1);
      this.table.setAttribute('aria-colcount', this.columns.length + 1);
      this.table.style.width = FIRST + columns.length * COLUMN + 'px';
      const head = document.createElement('tr');
      head.setAttribute('aria-rowindex', 1);
      head.append(this.head(-1, 'service', 1, FIRST));
      columns.forEach((column, i) =>
        head.append(this.head(column, this.data.sources[column], left + i + 2, COLUMN)));
      const thead = document.createElement('thead');
      thead.append(head);
      const tbody = document.createElement('tbody');
      rows.forEach((row, i) => tbody.append(this.line(row, first + i, columns, left)));
      this.table.replaceChildren(thead, tbody);
      if (focused) {
        const same = this.table.querySelector('[data-key="' + focused + '"]');
        (same || this.table.querySelector('[tabindex="0"]'))?.focus({preventScroll: true});
      }
    }

    head(column, text, index, width) {
      const th = document.createElement('th');
      const button = document.createElement('button');
      th.scope = 'col';
      th.style.width = width + 'px';
      th.setAttribute('aria-colindex', index);
      th.title = text;
      const {by, down} = this.sorted;
      th.setAttribute('aria-sort', by !== column ? 'none' : down ? 'descending' : 'ascending');
      button.type = 'button';
      button.dataset.sort = column;
      button.dataset.key = 'h' + column;
      button.textContent = text + (by !== column ? '' : down ? ' ▼' : ' ▲');
      th.append(button);
      return th;
    }

    line(row, at, columns, left) {
      const tr = document.createElement('tr');
      tr.setAttribute('aria-rowindex', at + 2);
      const th = document.createElement('th');
      th.scope = 'row';
      th.setAttribute('aria-colindex', 1);
      th.textContent = th.title = this.data.services[row];
      tr.append(th);
      columns.forEach((column, i) => {
        const td = document.createElement('td');
        const cell = this.cell(row, column) || ['-', [], ''];
        td.textContent = [cell[0], cell[1].join(',')].join(' ').trim() + cell[2];
        td.className = 'reach-' + (cell[0] === '-' ? 'none' : cell[0]);
        td.dataset.row = at;
        td.dataset.column = left + i;
        td.dataset.key = at + ' ' + (left + i);
        td.setAttribute('aria-colindex', left + i + 2);
        const here = at === this.row && left + i === this.column;
        td.tabIndex = here ? 0 : -1;
        td.classList.toggle('here', here);
        tr.append(td);
      });
      return tr;
    }

    click(event) {
      const head = event.target.closest('[data-sort]');
      const cell = event.target.closest('td');
      if (head) {
        this.sortBy(Number(head.dataset.sort));
      } else if (cell) {
        this.go(Number(cell.dataset.row), Number(cell.dataset.column));
      }
    }

    key(event) {
      if (!event.target.closest('td')) {
        return;
      }
      const page = Math.floor(this.scroller.clientHeight / ROW) - 2;
      const moves = {ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1],
        PageDown: [page, 0], PageUp: [-page, 0], Home: [0, -Infinity], End: [0, Infinity]};
      const move = moves[event.key];
      if (move) {
        event.preventDefault();
        this.go(this.row + move[0], this.column + move[1]);
      } else if (event.key === 'Enter') {
        this.detail.querySelector('a')?.focus();
      }
    }

    go(row, column) {
      this.row = Math.max(0, Math.min(this.rows.length - 1, row));
      this.column = Math.max(0, Math.min(this.columns.length - 1, column));
      const {scroller} = this;
      const top = this.row * ROW;
      const left = this.column * COLUMN;
      const high = scroller.clientHeight - 2 * ROW - 16;
      const wide = scroller.clientWidth - FIRST - COLUMN - 16;
      scroller.scrollTop = Math.max(top - high, Math.min(scroller.scrollTop, top));
      scroller.scrollLeft = Math.max(left - Math.max(0, wide), Math.min(scroller.scrollLeft, left));
      this.tell();
      this.draw();
      this.table.querySelector('[tabindex="0"]')?.focus({preventScroll: true});
    }

    /** What the chosen cell means, with links to the findings. */
    tell() {
      const row = this.rows[this.row];
      const column = this.columns[this.column];
      const cell = this.cell(row, column);
      const {services, sources, words, findings} = this.data;
      const text = document.createElement('p');
      text.append(sources[column] + ' → ' + services[row] + ': '
          + (cell ? words[cell[0]] : 'cannot ask for it'));
      for (const rule of cell ? cell[1] : []) {
        const link = document.createElement('a');
        link.href = '#' + (findings[rule] || rule);
        link.textContent = rule;
        text.append(' ', link);
      }
      this.detail.replaceChildren(text);
    }
  }

  function start() {
    document.querySelectorAll('.copyable').forEach(addCopyButton);
    document.addEventListener('click', linkPicture);
    for (const box of document.querySelectorAll('.all')) {
      box.hidden = false;
      box.querySelector('details').addEventListener('toggle', event => {
        if (event.target.open && !event.target.grid) {
          event.target.grid = new Grid(box);
        }
      });
    }
  }

  start();
})();
