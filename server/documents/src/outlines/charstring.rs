//! One outline: a Type 2 charstring (Adobe Technical Note 5177), as the typesetter writes it: without subroutines.

/// A unit of the outline: numbers have sixteen binary places.
const UNIT: i64 = 1 << 16;
/// Points come to stand on multiples of so much, across and up. Strokes that lie are a third as thick as those that stand.
const GRID: [i64; 2] = [4 * UNIT, 2 * UNIT];

/// An outline without hints, its points on the grid. `None` if it calls subroutines, reckons or is cut off; one with a form
/// that is seldom used keeps its points.
pub(super) fn thinned(glyph: &[u8]) -> Option<Vec<u8>> {
    let operations = read(glyph)?;
    Some(on_grid(&operations).unwrap_or_else(|| written(&operations)))
}

/// An operator with its numbers.
struct Operation {
    /// A width before the first operator's numbers.
    width: Option<i64>,
    numbers: Vec<i64>,
    operator: Operator,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Operator {
    Plain(u8),
    /// The second byte of an operator of two: the four kinds of flex.
    Flex(u8),
}

const VMOVETO: u8 = 4;
const RLINETO: u8 = 5;
const HLINETO: u8 = 6;
const VLINETO: u8 = 7;
const RRCURVETO: u8 = 8;
const ENDCHAR: u8 = 14;
const RMOVETO: u8 = 21;
const HMOVETO: u8 = 22;
const RCURVELINE: u8 = 24;
const RLINECURVE: u8 = 25;
const VVCURVETO: u8 = 26;
const HHCURVETO: u8 = 27;
const VHCURVETO: u8 = 30;
const HVCURVETO: u8 = 31;

/// The operations that draw; stems and masks are left out, a width before them goes to the next operation.
fn read(glyph: &[u8]) -> Option<Vec<Operation>> {
    let mut operations = Vec::new();
    let (mut numbers, mut stems, mut width, mut first) = (Vec::new(), 0, None, true);
    let mut at = 0;
    while let Some(&byte) = glyph.get(at) {
        if let Some((number, length)) = number(glyph, at)? {
            numbers.push(number);
            at += length;
            continue;
        }
        let count = numbers.len();
        let expected = match byte {
            1 | 3 | 18 | 19 | 20 | 23 => count % 2,
            VMOVETO | HMOVETO => count.saturating_sub(1),
            RMOVETO => count.saturating_sub(2),
            ENDCHAR => count % 4,
            _ => 0,
        };
        if first && expected == 1 {
            width = Some(numbers.remove(0));
        }
        first = false;
        at += 1;
        match byte {
            1 | 3 | 18 | 23 => {
                stems += numbers.len() / 2;
                numbers.clear();
            }
            19 | 20 => {
                stems += numbers.len() / 2;
                numbers.clear();
                at += usize::div_ceil(stems, 8);
            }
            VMOVETO..=RRCURVETO | ENDCHAR | RMOVETO | HMOVETO | RCURVELINE..=HHCURVETO | VHCURVETO | HVCURVETO => {
                let numbers = std::mem::take(&mut numbers);
                operations.push(Operation { width: width.take(), numbers, operator: Operator::Plain(byte) });
            }
            12 => {
                let flex = glyph.get(at).copied().filter(|second| (34..=37).contains(second))?;
                let numbers = std::mem::take(&mut numbers);
                operations.push(Operation { width: width.take(), numbers, operator: Operator::Flex(flex) });
                at += 1;
            }
            _ => return None,
        }
    }
    (numbers.is_empty() && width.is_none() && at == glyph.len()).then_some(operations)
}

/// The number at a place and its length; nothing where an operator stands. `None` if it is cut off.
#[expect(clippy::option_option, reason = "no number, and a number that cannot be read, are two things")]
fn number(glyph: &[u8], at: usize) -> Option<Option<(i64, usize)>> {
    let byte = i64::from(*glyph.get(at)?);
    let next = |place: usize| glyph.get(at + place).copied();
    let second = || next(1).map(i64::from);
    Some(match byte {
        28 => Some((i64::from(i16::from_be_bytes([next(1)?, next(2)?])) * UNIT, 3)),
        32..=246 => Some(((byte - 139) * UNIT, 1)),
        247..=250 => Some((((byte - 247) * 256 + second()? + 108) * UNIT, 2)),
        251..=254 => Some(((-(byte - 251) * 256 - second()? - 108) * UNIT, 2)),
        255 => Some((i64::from(i32::from_be_bytes([next(1)?, next(2)?, next(3)?, next(4)?])), 5)),
        _ => None,
    })
}

fn write_number(number: i64, out: &mut Vec<u8>) {
    let byte = |value: i64| u8::try_from(value & 0xff).unwrap_or_default();
    if number % UNIT != 0 {
        out.extend([255, byte(number >> 24), byte(number >> 16), byte(number >> 8), byte(number)]);
        return;
    }
    match number / UNIT {
        whole @ -107..=107 => out.push(byte(whole + 139)),
        whole @ 108..=1131 => out.extend([byte(247 + ((whole - 108) >> 8)), byte(whole - 108)]),
        whole @ -1131..=-108 => out.extend([byte(251 + ((-whole - 108) >> 8)), byte(-whole - 108)]),
        whole => out.extend([28, byte(whole >> 8), byte(whole)]),
    }
}

fn written(operations: &[Operation]) -> Vec<u8> {
    let mut out = Vec::new();
    for Operation { width, numbers, operator } in operations {
        width.iter().chain(numbers).for_each(|number| write_number(*number, &mut out));
        match operator {
            Operator::Plain(byte) => out.push(*byte),
            Operator::Flex(second) => out.extend([12, *second]),
        }
    }
    out
}

/// Across or up.
#[derive(Clone, Copy)]
enum Axis {
    X,
    Y,
}

/// Along which axis each number of an operator moves the pen; `None` where more than that is meant.
fn axes(operator: Operator, count: usize) -> Option<Vec<Axis>> {
    use Axis::{X, Y};
    let Operator::Plain(operator) = operator else { return None };
    let repeated = |axes: &[Axis]| axes.iter().copied().cycle().take(count).collect::<Vec<_>>();
    // A number before the groups, where there is one.
    let with_first = |first: Axis, group: &[Axis; 4]| {
        let lead = (count % 4 == 1).then_some(first);
        lead.into_iter().chain(group.iter().copied().cycle()).take(count).collect::<Vec<_>>()
    };
    Some(match operator {
        RMOVETO | RLINETO | RRCURVETO | RCURVELINE | RLINECURVE => repeated(&[X, Y]),
        HMOVETO => repeated(&[X]),
        VMOVETO => repeated(&[Y]),
        HLINETO => repeated(&[X, Y]),
        VLINETO => repeated(&[Y, X]),
        VVCURVETO => with_first(X, &[Y, X, Y, Y]),
        HHCURVETO => with_first(Y, &[X, X, Y, X]),
        // Curves that begin across and up by turns; the last may end aslant, with a number more.
        VHCURVETO | HVCURVETO => {
            let groups = count / 4;
            let mut axes = Vec::with_capacity(count);
            let mut across = operator == HVCURVETO;
            for _ in 0..groups {
                axes.extend(if across { [X, X, Y, Y] } else { [Y, X, Y, X] });
                across = !across;
            }
            if count % 4 == 1 {
                // The group before began the other way round.
                axes.push(if across { Y } else { X });
            }
            axes
        }
        ENDCHAR if count == 0 => Vec::new(),
        _ => return None,
    })
    .filter(|axes| axes.len() == count)
}

/// The outline with every point on the grid; where each comes to stand is judged by itself, so that no error adds up.
fn on_grid(operations: &[Operation]) -> Option<Vec<u8>> {
    let (mut place, mut drawn) = ([0_i64; 2], [0_i64; 2]);
    let moved = operations.iter().map(|operation| {
        let axes = axes(operation.operator, operation.numbers.len())?;
        let numbers = operation.numbers.iter().zip(axes).map(|(number, axis)| {
            let axis = axis as usize;
            place[axis] += number;
            let grid = GRID[axis];
            let nearest = (place[axis] + grid / 2).div_euclid(grid) * grid;
            let step = nearest - drawn[axis];
            drawn[axis] = nearest;
            step
        });
        Some(Operation { width: operation.width, numbers: numbers.collect(), operator: operation.operator })
    });
    moved.collect::<Option<Vec<_>>>().map(|moved| written(&moved))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// A number of one byte.
    const fn n(number: i16) -> u8 {
        (number + 139) as u8
    }

    #[test]
    fn stems_and_masks_go_and_lines_stay() {
        // Two stems, a mask over three (one of them named before the mask), then a line.
        let glyph = [
            n(1),
            n(2),
            1,
            n(1),
            n(2),
            n(1),
            n(2),
            19,
            0b1110_0000,
            n(4),
            n(6),
            RMOVETO,
            n(8),
            n(10),
            RLINETO,
            ENDCHAR,
        ];
        assert_eq!(thinned(&glyph), Some(vec![n(4), n(6), RMOVETO, n(8), n(10), RLINETO, ENDCHAR]));
    }

    #[rstest]
    #[case(vec![200])]
    #[case(vec![248, 7])]
    #[case(vec![28, 7, 232])]
    #[case(vec![255, 0, 1, 128, 0])]
    fn the_width_before_the_stems_is_kept_whatever_its_length(#[case] width: Vec<u8>) {
        let mut glyph = width.clone();
        glyph.extend([n(1), n(2), 18, n(1), n(2), 20, 0b1100_0000, n(4), n(6), RMOVETO, ENDCHAR]);
        let mut thin = width.clone();
        thin.extend([n(4), n(6), RMOVETO, ENDCHAR]);
        assert_eq!(thinned(&glyph), Some(thin));
        // A glyph of nothing but its width.
        let blank = [width, vec![ENDCHAR]].concat();
        assert_eq!(thinned(&blank), Some(blank));
    }

    #[test]
    fn more_than_eight_stems_have_a_mask_of_two_bytes() {
        let mut glyph = vec![n(1); 18];
        glyph.extend([23, 19, 1, 1, n(4), n(6), RMOVETO, 19, 14, 14, ENDCHAR]);
        assert_eq!(thinned(&glyph), Some(vec![n(4), n(6), RMOVETO, ENDCHAR]));
    }

    #[rstest]
    #[case::subroutine(&[n(1), 10, ENDCHAR])]
    #[case::reckoning(&[n(1), n(2), 12, 24, ENDCHAR])]
    #[case::numbers_left_over(&[n(1), n(2), RMOVETO, n(3)])]
    #[case::number_cut_off(&[n(1), n(2), RMOVETO, 28, 1])]
    #[case::mask_cut_off(&[n(1), n(2), 19])]
    fn what_cannot_be_read_is_left_alone(#[case] glyph: &[u8]) {
        assert_eq!(thinned(glyph), None);
    }

    /// Across to the next of four, up to the next of two; the error of one step is made good by the next.
    #[test]
    fn points_come_to_stand_on_the_grid_and_no_error_adds_up() {
        let glyph = [n(1), n(1), RMOVETO, n(3), n(3), n(3), n(3), HLINETO, n(5), n(-7), VLINETO, ENDCHAR];
        // Across 1, 4, 7, 0 become 0, 4, 8, 0; up 1, 4, 7, 12 become 2, 4, 8, 12.
        let grid = [n(0), n(2), RMOVETO, n(4), n(2), n(4), n(4), HLINETO, n(4), n(-8), VLINETO, ENDCHAR];
        assert_eq!(thinned(&glyph), Some(grid.to_vec()));
    }

    #[rstest]
    #[case::across(HHCURVETO, &[n(3), n(1), n(1), n(1), n(1)], &[n(4), n(0), n(4), n(0), n(0)])]
    #[case::up(VVCURVETO, &[n(3), n(1), n(1), n(1), n(1)], &[n(4), n(2), n(0), n(0), n(2)])]
    #[case::by_turns(HVCURVETO, &[n(1), n(1), n(1), n(1), n(1)], &[n(0), n(4), n(2), n(0), n(0)])]
    #[case::by_turns_up(VHCURVETO, &[n(1), n(1), n(1), n(1), n(1)], &[n(2), n(0), n(0), n(4), n(2)])]
    fn curves_know_which_number_goes_across(#[case] operator: u8, #[case] from: &[u8], #[case] to: &[u8]) {
        let glyph = |numbers: &[u8]| [&[n(0), n(0), RMOVETO][..], numbers, &[operator, ENDCHAR]].concat();
        assert_eq!(thinned(&glyph(from)), Some(glyph(to)));
    }

    #[test]
    fn a_fraction_goes_to_the_grid_too() {
        // Three and a half across, then half a unit: four in all.
        let glyph = [255, 0, 3, 128, 0, HMOVETO, 255, 0, 0, 128, 0, HLINETO, ENDCHAR];
        assert_eq!(thinned(&glyph), Some(vec![n(4), HMOVETO, n(0), HLINETO, ENDCHAR]));
    }

    #[test]
    fn a_flex_keeps_its_points() {
        let glyph = [n(1), n(1), RMOVETO, n(1), n(1), n(1), n(1), n(1), n(1), n(1), 12, 34, ENDCHAR];
        assert_eq!(thinned(&glyph), Some(glyph.to_vec()));
    }

    #[test]
    fn numbers_are_written_as_short_as_they_can_be() {
        let whole = [-2000, -1131, -108, -107, 0, 107, 108, 363, 364, 1131, 1132, 2000].map(|number| number * UNIT);
        for number in whole.into_iter().chain([UNIT / 2, -UNIT / 4]) {
            let mut out = Vec::new();
            write_number(number, &mut out);
            let length = out.len();
            out.push(ENDCHAR);
            assert_eq!(super::number(&out, 0), Some(Some((number, length))), "{number}");
        }
    }
}
