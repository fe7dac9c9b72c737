"""Living confirmation: partners say once a month that their list still holds; what nobody vouches for fades."""
